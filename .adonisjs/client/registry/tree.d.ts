/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
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
  health: {
    live: typeof routes['health.live']
  }
}
