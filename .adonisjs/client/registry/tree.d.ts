/* eslint-disable prettier/prettier */
import type { routes } from './index.ts'

export interface ApiDefinition {
  api: {
    permissions: {
      index: typeof routes['api.permissions.index']
    }
    roles: {
      index: typeof routes['api.roles.index']
      show: typeof routes['api.roles.show']
      store: typeof routes['api.roles.store']
      update: typeof routes['api.roles.update']
      destroy: typeof routes['api.roles.destroy']
      preview: typeof routes['api.roles.preview']
    }
    roleAssignments: {
      index: typeof routes['api.role_assignments.index']
      store: typeof routes['api.role_assignments.store']
      destroy: typeof routes['api.role_assignments.destroy']
      preview: typeof routes['api.role_assignments.preview']
    }
    permissionGrants: {
      index: typeof routes['api.permission_grants.index']
      store: typeof routes['api.permission_grants.store']
      destroy: typeof routes['api.permission_grants.destroy']
    }
    members: {
      index: typeof routes['api.members.index']
      show: typeof routes['api.members.show']
      destroy: typeof routes['api.members.destroy']
    }
    me: {
      permissions: typeof routes['api.me.permissions']
    }
    access: {
      explain: typeof routes['api.access.explain']
    }
    workspace: {
      show: typeof routes['api.workspace.show']
      update: typeof routes['api.workspace.update']
    }
    offers: {
      index: typeof routes['api.offers.index']
      update: typeof routes['api.offers.update']
    }
    analytics: {
      show: typeof routes['api.analytics.show']
      posts: typeof routes['api.analytics.posts']
      curves: typeof routes['api.analytics.curves']
      table: typeof routes['api.analytics.table']
    }
    reports: {
      index: typeof routes['api.reports.index']
      show: typeof routes['api.reports.show']
      file: typeof routes['api.reports.file']
      store: typeof routes['api.reports.store']
      destroy: typeof routes['api.reports.destroy']
    }
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
      metrics: typeof routes['api.posts.metrics']
      comments: typeof routes['api.posts.comments']
      revisions: {
        index: typeof routes['api.posts.revisions.index']
        show: typeof routes['api.posts.revisions.show']
      }
      presence: {
        update: typeof routes['api.posts.presence.update']
        destroy: typeof routes['api.posts.presence.destroy']
      }
      links: {
        store: typeof routes['api.posts.links.store']
      }
      clicks: typeof routes['api.posts.clicks']
      byHand: typeof routes['api.posts.by_hand']
    }
    approvals: {
      index: typeof routes['api.approvals.index']
    }
    postApprovals: {
      index: typeof routes['api.post_approvals.index']
      store: typeof routes['api.post_approvals.store']
    }
    postComments: {
      index: typeof routes['api.post_comments.index']
      store: typeof routes['api.post_comments.store']
      destroy: typeof routes['api.post_comments.destroy']
    }
    reviewLinks: {
      index: typeof routes['api.review_links.index']
      store: typeof routes['api.review_links.store']
      destroy: typeof routes['api.review_links.destroy']
    }
    auditLogs: {
      index: typeof routes['api.audit_logs.index']
      export: typeof routes['api.audit_logs.export']
      verify: typeof routes['api.audit_logs.verify']
    }
    accessLogs: {
      index: typeof routes['api.access_logs.index']
      export: typeof routes['api.access_logs.export']
    }
    brands: {
      index: typeof routes['api.brands.index']
      store: typeof routes['api.brands.store']
      update: typeof routes['api.brands.update']
    }
    calendar: {
      show: typeof routes['api.calendar.show']
      export: typeof routes['api.calendar.export']
      posts: typeof routes['api.calendar.posts']
    }
    calendarEntries: {
      show: typeof routes['api.calendar_entries.show']
      store: typeof routes['api.calendar_entries.store']
      import: typeof routes['api.calendar_entries.import']
      update: typeof routes['api.calendar_entries.update']
      destroy: typeof routes['api.calendar_entries.destroy']
    }
    calendarFeeds: {
      index: typeof routes['api.calendar_feeds.index']
      store: typeof routes['api.calendar_feeds.store']
      destroy: typeof routes['api.calendar_feeds.destroy']
    }
    channels: {
      metrics: typeof routes['api.channels.metrics']
      options: typeof routes['api.channels.options']
    }
    search: typeof routes['api.search']
    impersonations: {
      index: typeof routes['api.impersonations.index']
      store: typeof routes['api.impersonations.store']
      destroy: typeof routes['api.impersonations.destroy']
    }
    invitations: {
      index: typeof routes['api.invitations.index']
      store: typeof routes['api.invitations.store']
      bulk: typeof routes['api.invitations.bulk']
      resend: typeof routes['api.invitations.resend']
      destroy: typeof routes['api.invitations.destroy']
    }
    acceptances: {
      show: typeof routes['api.acceptances.show']
      store: typeof routes['api.acceptances.store']
    }
    kitLinks: {
      index: typeof routes['api.kit_links.index']
      store: typeof routes['api.kit_links.store']
      destroy: typeof routes['api.kit_links.destroy']
    }
    kitPdfs: {
      show: typeof routes['api.kit_pdfs.show']
    }
    links: {
      index: typeof routes['api.links.index']
      show: typeof routes['api.links.show']
      clicks: typeof routes['api.links.clicks']
      store: typeof routes['api.links.store']
      shorten: typeof routes['api.links.shorten']
      update: typeof routes['api.links.update']
      destroy: typeof routes['api.links.destroy']
    }
    linkDefaults: {
      show: typeof routes['api.link_defaults.show']
      update: typeof routes['api.link_defaults.update']
    }
    notices: {
      index: typeof routes['api.notices.index']
      count: typeof routes['api.notices.count']
      mark: typeof routes['api.notices.mark']
    }
    noticeSettings: {
      show: typeof routes['api.notice_settings.show']
      update: typeof routes['api.notice_settings.update']
    }
    onboarding: {
      show: typeof routes['api.onboarding.show']
      update: typeof routes['api.onboarding.update']
      complete: typeof routes['api.onboarding.complete']
    }
    importedPosts: {
      index: typeof routes['api.imported_posts.index']
    }
    imports: {
      index: typeof routes['api.imports.index']
      show: typeof routes['api.imports.show']
      check: typeof routes['api.imports.check']
      start: typeof routes['api.imports.start']
      cancel: typeof routes['api.imports.cancel']
      mistakes: typeof routes['api.imports.mistakes']
      store: typeof routes['api.imports.store']
    }
    series: {
      index: typeof routes['api.series.index']
      show: typeof routes['api.series.show']
      store: typeof routes['api.series.store']
      preview: typeof routes['api.series.preview']
      update: typeof routes['api.series.update']
      destroy: typeof routes['api.series.destroy']
      skip: typeof routes['api.series.skip']
      end: typeof routes['api.series.end']
    }
    slots: {
      index: typeof routes['api.slots.index']
      next: typeof routes['api.slots.next']
    }
    channelSlots: {
      show: typeof routes['api.channel_slots.show']
      update: typeof routes['api.channel_slots.update']
      destroy: typeof routes['api.channel_slots.destroy']
    }
    brandSlots: {
      show: typeof routes['api.brand_slots.show']
      update: typeof routes['api.brand_slots.update']
    }
    agencyProfile: {
      show: typeof routes['api.agency_profile.show']
      update: typeof routes['api.agency_profile.update']
    }
    brandProfiles: {
      show: typeof routes['api.brand_profiles.show']
      update: typeof routes['api.brand_profiles.update']
    }
    creators: {
      index: typeof routes['api.creators.index']
      show: typeof routes['api.creators.show']
      store: typeof routes['api.creators.store']
      update: typeof routes['api.creators.update']
      destroy: typeof routes['api.creators.destroy']
    }
    creatorProfiles: {
      show: typeof routes['api.creator_profiles.show']
      update: typeof routes['api.creator_profiles.update']
    }
    linkPreviews: {
      store: typeof routes['api.link_previews.store']
    }
    memberSessions: {
      index: typeof routes['api.member_sessions.index']
      destroy: typeof routes['api.member_sessions.destroy']
    }
    templates: {
      index: typeof routes['api.templates.index']
      show: typeof routes['api.templates.show']
      store: typeof routes['api.templates.store']
      fill: typeof routes['api.templates.fill']
      update: typeof routes['api.templates.update']
      destroy: typeof routes['api.templates.destroy']
    }
    hashtagGroups: {
      index: typeof routes['api.hashtag_groups.index']
      store: typeof routes['api.hashtag_groups.store']
      update: typeof routes['api.hashtag_groups.update']
      destroy: typeof routes['api.hashtag_groups.destroy']
    }
    exports: {
      index: typeof routes['api.exports.index']
      show: typeof routes['api.exports.show']
      file: typeof routes['api.exports.file']
      store: typeof routes['api.exports.store']
      destroy: typeof routes['api.exports.destroy']
    }
    webhooks: {
      index: typeof routes['api.webhooks.index']
      show: typeof routes['api.webhooks.show']
      store: typeof routes['api.webhooks.store']
      rotate: typeof routes['api.webhooks.rotate']
      update: typeof routes['api.webhooks.update']
      destroy: typeof routes['api.webhooks.destroy']
    }
    webhookCalls: {
      index: typeof routes['api.webhook_calls.index']
      test: typeof routes['api.webhook_calls.test']
      redeliver: typeof routes['api.webhook_calls.redeliver']
    }
    tokens: {
      index: typeof routes['api.tokens.index']
      store: typeof routes['api.tokens.store']
      destroy: typeof routes['api.tokens.destroy']
    }
  }
  admin: {
    plugins: {
      index: typeof routes['admin.plugins.index']
      show: typeof routes['admin.plugins.show']
      check: typeof routes['admin.plugins.check']
      settings: {
        update: typeof routes['admin.plugins.settings.update']
      }
      state: {
        update: typeof routes['admin.plugins.state.update']
      }
      reviews: {
        update: typeof routes['admin.plugins.reviews.update']
      }
    }
  }
  pages: {
    plugins: {
      index: typeof routes['pages.plugins.index']
      show: typeof routes['pages.plugins.show']
    }
    approvals: {
      index: typeof routes['pages.approvals.index']
    }
    calendar: {
      show: typeof routes['pages.calendar.show']
    }
    impersonation: {
      end: typeof routes['pages.impersonation.end']
    }
    team: {
      invitations: typeof routes['pages.team.invitations']
      index: typeof routes['pages.team.index']
      roles: typeof routes['pages.team.roles']
    }
    notices: {
      index: typeof routes['pages.notices.index']
      settings: typeof routes['pages.notices.settings']
    }
    onboarding: {
      show: typeof routes['pages.onboarding.show']
    }
    dashboard: typeof routes['pages.dashboard']
    posts: {
      index: typeof routes['pages.posts.index']
      create: typeof routes['pages.posts.create']
      show: typeof routes['pages.posts.show']
      edit: typeof routes['pages.posts.edit']
      byHand: typeof routes['pages.posts.by_hand']
    }
    media: {
      index: typeof routes['pages.media.index']
    }
    agency: {
      show: typeof routes['pages.agency.show']
    }
    brands: {
      index: typeof routes['pages.brands.index']
      show: typeof routes['pages.brands.show']
      selectAll: typeof routes['pages.brands.select_all']
      select: typeof routes['pages.brands.select']
    }
    creators: {
      index: typeof routes['pages.creators.index']
      own: typeof routes['pages.creators.own']
      show: typeof routes['pages.creators.show']
    }
    settings: {
      show: typeof routes['pages.settings.show']
    }
    transfer: {
      index: typeof routes['pages.transfer.index']
    }
    audit: {
      index: typeof routes['pages.audit.index']
      access: typeof routes['pages.audit.access']
    }
    analytics: {
      index: typeof routes['pages.analytics.index']
      posts: typeof routes['pages.analytics.posts']
      reports: typeof routes['pages.analytics.reports']
      post: typeof routes['pages.analytics.post']
      channel: typeof routes['pages.analytics.channel']
      campaign: typeof routes['pages.analytics.campaign']
    }
    channels: {
      index: typeof routes['pages.channels.index']
      show: typeof routes['pages.channels.show']
      choose: typeof routes['pages.channels.choose']
    }
    workspaces: {
      select: typeof routes['pages.workspaces.select']
    }
    imports: {
      index: typeof routes['pages.imports.index']
      show: typeof routes['pages.imports.show']
    }
    series: {
      index: typeof routes['pages.series.index']
      show: typeof routes['pages.series.show']
    }
    sandbox: {
      index: typeof routes['pages.sandbox.index']
      show: typeof routes['pages.sandbox.show']
      requests: typeof routes['pages.sandbox.requests']
      picture: typeof routes['pages.sandbox.picture']
      switches: {
        store: typeof routes['pages.sandbox.switches.store']
        destroy: typeof routes['pages.sandbox.switches.destroy']
        access: typeof routes['pages.sandbox.switches.access']
        clock: typeof routes['pages.sandbox.switches.clock']
        reset: typeof routes['pages.sandbox.switches.reset']
      }
    }
    templates: {
      index: typeof routes['pages.templates.index']
      hashtags: typeof routes['pages.templates.hashtags']
    }
    links: {
      index: typeof routes['pages.links.index']
    }
    webhooks: {
      index: typeof routes['pages.webhooks.index']
    }
  }
  reviews: {
    show: typeof routes['reviews.show']
    decide: typeof routes['reviews.decide']
    comment: typeof routes['reviews.comment']
    file: typeof routes['reviews.file']
    icon: typeof routes['reviews.icon']
    picture: typeof routes['reviews.picture']
  }
  calendarFeeds: {
    show: typeof routes['calendar_feeds.show']
  }
  hooks: {
    deletions: {
      show: typeof routes['hooks.deletions.show']
    }
    show: typeof routes['hooks.show']
    store: typeof routes['hooks.store']
  }
  invitations: {
    show: typeof routes['invitations.show']
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
  mcp: {
    store: typeof routes['mcp.store']
  }
  kits: {
    show: typeof routes['kits.show']
    pdf: typeof routes['kits.pdf']
    picture: typeof routes['kits.picture']
    font: typeof routes['kits.font']
  }
  links: {
    follow: typeof routes['links.follow']
  }
  unsubscribes: {
    show: typeof routes['unsubscribes.show']
    store: typeof routes['unsubscribes.store']
  }
  icons: {
    set: typeof routes['icons.set']
    plugin: typeof routes['icons.plugin']
  }
  accounts: {
    secondSteps: {
      create: typeof routes['accounts.second_steps.create']
      store: typeof routes['accounts.second_steps.store']
    }
    passkeySignIns: {
      create: typeof routes['accounts.passkey_sign_ins.create']
      store: typeof routes['accounts.passkey_sign_ins.store']
    }
    confirmations: {
      create: typeof routes['accounts.confirmations.create']
      show: typeof routes['accounts.confirmations.show']
      store: typeof routes['accounts.confirmations.store']
      passkey: typeof routes['accounts.confirmations.passkey']
    }
    passkeys: {
      update: typeof routes['accounts.passkeys.update']
      begin: typeof routes['accounts.passkeys.begin']
      store: typeof routes['accounts.passkeys.store']
      destroy: typeof routes['accounts.passkeys.destroy']
    }
    devices: {
      destroyAll: typeof routes['accounts.devices.destroy_all']
      destroyOthers: typeof routes['accounts.devices.destroy_others']
      destroy: typeof routes['accounts.devices.destroy']
    }
    authenticators: {
      store: typeof routes['accounts.authenticators.store']
      update: typeof routes['accounts.authenticators.update']
      destroy: typeof routes['accounts.authenticators.destroy']
      renewCodes: typeof routes['accounts.authenticators.renew_codes']
    }
    registrations: {
      create: typeof routes['accounts.registrations.create']
      store: typeof routes['accounts.registrations.store']
    }
    sessions: {
      create: typeof routes['accounts.sessions.create']
      store: typeof routes['accounts.sessions.store']
      destroy: typeof routes['accounts.sessions.destroy']
    }
    passwordResets: {
      create: typeof routes['accounts.password_resets.create']
      store: typeof routes['accounts.password_resets.store']
      show: typeof routes['accounts.password_resets.show']
      update: typeof routes['accounts.password_resets.update']
    }
    emailVerifications: {
      show: typeof routes['accounts.email_verifications.show']
      update: typeof routes['accounts.email_verifications.update']
      create: typeof routes['accounts.email_verifications.create']
      store: typeof routes['accounts.email_verifications.store']
    }
    outbox: {
      index: typeof routes['accounts.outbox.index']
    }
    identities: {
      redirect: typeof routes['accounts.identities.redirect']
      callback: typeof routes['accounts.identities.callback']
      store: typeof routes['accounts.identities.store']
      destroy: typeof routes['accounts.identities.destroy']
    }
    profiles: {
      show: typeof routes['accounts.profiles.show']
      update: typeof routes['accounts.profiles.update']
    }
    emails: {
      update: typeof routes['accounts.emails.update']
      show: typeof routes['accounts.emails.show']
      confirm: typeof routes['accounts.emails.confirm']
    }
    security: {
      show: typeof routes['accounts.security.show']
    }
    passwords: {
      update: typeof routes['accounts.passwords.update']
      link: typeof routes['accounts.passwords.link']
    }
    apiTokens: {
      index: typeof routes['accounts.api_tokens.index']
      store: typeof routes['accounts.api_tokens.store']
      destroy: typeof routes['accounts.api_tokens.destroy']
    }
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
  transfer: {
    imports: {
      index: typeof routes['transfer.imports.index']
      show: typeof routes['transfer.imports.show']
      store: typeof routes['transfer.imports.store']
      bytes: typeof routes['transfer.imports.bytes']
      start: typeof routes['transfer.imports.start']
      destroy: typeof routes['transfer.imports.destroy']
    }
  }
  eventStream: typeof routes['event_stream']
  subscribe: typeof routes['subscribe']
  unsubscribe: typeof routes['unsubscribe']
  health: {
    ready: typeof routes['health.ready']
    live: typeof routes['health.live']
  }
}
