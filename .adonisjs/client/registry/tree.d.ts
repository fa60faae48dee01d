/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  api: {
    openapi: typeof routes['api.openapi']
    posts: {
      index: typeof routes['api.posts.index']
      show: typeof routes['api.posts.show']
      store: typeof routes['api.posts.store']
      check: typeof routes['api.posts.check']
      update: typeof routes['api.posts.update']
      destroy: typeof routes['api.posts.destroy']
      publish: typeof routes['api.posts.publish']
      cancel: typeof routes['api.posts.cancel']
      resolve: typeof routes['api.posts.resolve']
    }
    tokens: {
      index: typeof routes['api.tokens.index']
      store: typeof routes['api.tokens.store']
      destroy: typeof routes['api.tokens.destroy']
    }
  }
  media: {
    index: typeof routes['media.index']
    store: typeof routes['media.store']
    show: typeof routes['media.show']
    update: typeof routes['media.update']
    destroy: typeof routes['media.destroy']
  }
  mediaFiles: {
    show: typeof routes['media_files.show']
    preview: typeof routes['media_files.preview']
  }
  publicMedia: {
    show: typeof routes['public_media.show']
    robots: typeof routes['public_media.robots']
  }
  pages: {
    dashboard: typeof routes['pages.dashboard']
    posts: {
      index: typeof routes['pages.posts.index']
      create: typeof routes['pages.posts.create']
      show: typeof routes['pages.posts.show']
      edit: typeof routes['pages.posts.edit']
    }
    media: {
      index: typeof routes['pages.media.index']
    }
    channels: {
      index: typeof routes['pages.channels.index']
      choose: typeof routes['pages.channels.choose']
    }
    workspaces: {
      select: typeof routes['pages.workspaces.select']
    }
  }
  icons: {
    set: typeof routes['icons.set']
    plugin: typeof routes['icons.plugin']
  }
  social: {
    connections: {
      index: typeof routes['social.connections.index']
      check: typeof routes['social.connections.check']
      destroy: typeof routes['social.connections.destroy']
    }
    attempts: {
      show: typeof routes['social.attempts.show']
      choose: typeof routes['social.attempts.choose']
    }
    connects: {
      store: typeof routes['social.connects.store']
    }
    callbacks: {
      show: typeof routes['social.callbacks.show']
    }
  }
  registrations: {
    create: typeof routes['registrations.create']
    store: typeof routes['registrations.store']
  }
  sessions: {
    create: typeof routes['sessions.create']
    store: typeof routes['sessions.store']
    destroy: typeof routes['sessions.destroy']
  }
  passwordResets: {
    create: typeof routes['password_resets.create']
    store: typeof routes['password_resets.store']
    show: typeof routes['password_resets.show']
    update: typeof routes['password_resets.update']
  }
  emailVerifications: {
    show: typeof routes['email_verifications.show']
    update: typeof routes['email_verifications.update']
    create: typeof routes['email_verifications.create']
    store: typeof routes['email_verifications.store']
  }
  outbox: {
    index: typeof routes['outbox.index']
  }
  accounts: {
    identities: {
      redirect: typeof routes['accounts.identities.redirect']
      callback: typeof routes['accounts.identities.callback']
    }
  }
  profiles: {
    show: typeof routes['profiles.show']
    update: typeof routes['profiles.update']
  }
  emails: {
    update: typeof routes['emails.update']
    show: typeof routes['emails.show']
    confirm: typeof routes['emails.confirm']
  }
  security: {
    show: typeof routes['security.show']
  }
  passwords: {
    update: typeof routes['passwords.update']
    link: typeof routes['passwords.link']
  }
  devices: {
    destroyOthers: typeof routes['devices.destroy_others']
    destroy: typeof routes['devices.destroy']
  }
  identities: {
    store: typeof routes['identities.store']
    destroy: typeof routes['identities.destroy']
  }
  apiTokens: {
    index: typeof routes['api_tokens.index']
    store: typeof routes['api_tokens.store']
    destroy: typeof routes['api_tokens.destroy']
  }
  eventStream: typeof routes['event_stream']
  subscribe: typeof routes['subscribe']
  unsubscribe: typeof routes['unsubscribe']
  health: {
    live: typeof routes['health.live']
  }
}
