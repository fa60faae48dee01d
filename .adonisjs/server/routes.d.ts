import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'api.permissions.index': { paramsTuple?: []; params?: {} }
    'api.roles.index': { paramsTuple?: []; params?: {} }
    'api.roles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.role_assignments.index': { paramsTuple?: []; params?: {} }
    'api.permission_grants.index': { paramsTuple?: []; params?: {} }
    'api.members.index': { paramsTuple?: []; params?: {} }
    'api.members.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.me.permissions': { paramsTuple?: []; params?: {} }
    'api.access.explain': { paramsTuple?: []; params?: {} }
    'api.workspace.show': { paramsTuple?: []; params?: {} }
    'api.roles.store': { paramsTuple?: []; params?: {} }
    'api.roles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.roles.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.role_assignments.store': { paramsTuple?: []; params?: {} }
    'api.role_assignments.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.permission_grants.store': { paramsTuple?: []; params?: {} }
    'api.permission_grants.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.members.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.workspace.update': { paramsTuple?: []; params?: {} }
    'api.roles.preview': { paramsTuple?: []; params?: {} }
    'api.role_assignments.preview': { paramsTuple?: []; params?: {} }
    'admin.plugins.index': { paramsTuple?: []; params?: {} }
    'admin.plugins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.plugins.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.plugins.settings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.plugins.state.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.plugins.reviews.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.plugins.index': { paramsTuple?: []; params?: {} }
    'pages.plugins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.offers.index': { paramsTuple?: []; params?: {} }
    'api.offers.update': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'api.analytics.show': { paramsTuple?: []; params?: {} }
    'api.analytics.posts': { paramsTuple?: []; params?: {} }
    'api.analytics.curves': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.analytics.table': { paramsTuple?: []; params?: {} }
    'api.reports.index': { paramsTuple?: []; params?: {} }
    'api.reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.reports.file': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.reports.store': { paramsTuple?: []; params?: {} }
    'api.reports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.openapi': { paramsTuple?: []; params?: {} }
    'api.posts.index': { paramsTuple?: []; params?: {} }
    'api.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.store': { paramsTuple?: []; params?: {} }
    'api.posts.check': { paramsTuple?: []; params?: {} }
    'api.posts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.publish': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.cancel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.resolve': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.approvals.index': { paramsTuple?: []; params?: {} }
    'api.post_approvals.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_comments.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.review_links.index': { paramsTuple?: []; params?: {} }
    'api.post_approvals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_comments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_comments.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'comment': ParamValue} }
    'api.review_links.store': { paramsTuple?: []; params?: {} }
    'api.review_links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.approvals.index': { paramsTuple?: []; params?: {} }
    'reviews.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'reviews.decide': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'reviews.comment': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'reviews.file': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'reviews.icon': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'plugin': ParamValue} }
    'reviews.picture': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'api.audit_logs.index': { paramsTuple?: []; params?: {} }
    'api.access_logs.index': { paramsTuple?: []; params?: {} }
    'api.audit_logs.export': { paramsTuple?: []; params?: {} }
    'api.access_logs.export': { paramsTuple?: []; params?: {} }
    'api.audit_logs.verify': { paramsTuple?: []; params?: {} }
    'api.brands.index': { paramsTuple?: []; params?: {} }
    'api.brands.store': { paramsTuple?: []; params?: {} }
    'api.brands.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar.show': { paramsTuple?: []; params?: {} }
    'api.calendar.export': { paramsTuple?: []; params?: {} }
    'api.calendar.posts': { paramsTuple?: []; params?: {} }
    'api.calendar_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_entries.store': { paramsTuple?: []; params?: {} }
    'api.calendar_entries.import': { paramsTuple?: []; params?: {} }
    'api.calendar_entries.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_entries.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_feeds.index': { paramsTuple?: []; params?: {} }
    'api.calendar_feeds.store': { paramsTuple?: []; params?: {} }
    'api.calendar_feeds.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'calendar_feeds.show': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'pages.calendar.show': { paramsTuple?: []; params?: {} }
    'api.channels.metrics': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.metrics': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.channels.options': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'source': ParamValue} }
    'api.posts.comments': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'delivery': ParamValue} }
    'api.posts.revisions.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.revisions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'api.posts.presence.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.presence.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.links.store': { paramsTuple?: []; params?: {} }
    'api.search': { paramsTuple?: []; params?: {} }
    'hooks.deletions.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'hooks.show': { paramsTuple: [ParamValue,ParamValue]; params: {'plugin': ParamValue,'path': ParamValue} }
    'hooks.store': { paramsTuple: [ParamValue,ParamValue]; params: {'plugin': ParamValue,'path': ParamValue} }
    'api.impersonations.index': { paramsTuple?: []; params?: {} }
    'api.impersonations.store': { paramsTuple?: []; params?: {} }
    'api.impersonations.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.impersonation.end': { paramsTuple?: []; params?: {} }
    'api.invitations.index': { paramsTuple?: []; params?: {} }
    'api.invitations.store': { paramsTuple?: []; params?: {} }
    'api.invitations.bulk': { paramsTuple?: []; params?: {} }
    'api.invitations.resend': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.invitations.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.acceptances.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'api.acceptances.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'pages.team.invitations': { paramsTuple?: []; params?: {} }
    'media.index': { paramsTuple?: []; params?: {} }
    'media.store': { paramsTuple?: []; params?: {} }
    'media.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'public_media.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'workspace': ParamValue,'id': ParamValue,'file': ParamValue} }
    'public_media.robots': { paramsTuple?: []; params?: {} }
    'mcp.store': { paramsTuple?: []; params?: {} }
    'api.kit_links.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.kit_links.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.kit_links.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'link': ParamValue} }
    'api.kit_pdfs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'kits.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'kits.pdf': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'kits.picture': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'kits.font': { paramsTuple: [ParamValue,ParamValue]; params: {'font': ParamValue,'file': ParamValue} }
    'api.links.index': { paramsTuple?: []; params?: {} }
    'api.links.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.links.clicks': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.clicks': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.link_defaults.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.links.store': { paramsTuple?: []; params?: {} }
    'api.links.shorten': { paramsTuple?: []; params?: {} }
    'api.links.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.link_defaults.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'links.follow': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'api.notices.index': { paramsTuple?: []; params?: {} }
    'api.notices.count': { paramsTuple?: []; params?: {} }
    'api.notices.mark': { paramsTuple?: []; params?: {} }
    'api.notice_settings.show': { paramsTuple?: []; params?: {} }
    'api.notice_settings.update': { paramsTuple?: []; params?: {} }
    'pages.notices.index': { paramsTuple?: []; params?: {} }
    'pages.notices.settings': { paramsTuple?: []; params?: {} }
    'unsubscribes.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'unsubscribes.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'api.onboarding.show': { paramsTuple?: []; params?: {} }
    'api.onboarding.update': { paramsTuple?: []; params?: {} }
    'api.onboarding.complete': { paramsTuple?: []; params?: {} }
    'api.imported_posts.index': { paramsTuple?: []; params?: {} }
    'pages.onboarding.show': { paramsTuple?: []; params?: {} }
    'pages.dashboard': { paramsTuple?: []; params?: {} }
    'pages.posts.index': { paramsTuple?: []; params?: {} }
    'pages.posts.create': { paramsTuple?: []; params?: {} }
    'pages.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.media.index': { paramsTuple?: []; params?: {} }
    'pages.agency.show': { paramsTuple?: []; params?: {} }
    'pages.brands.index': { paramsTuple?: []; params?: {} }
    'pages.brands.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.creators.index': { paramsTuple?: []; params?: {} }
    'pages.creators.own': { paramsTuple?: []; params?: {} }
    'pages.creators.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.team.index': { paramsTuple?: []; params?: {} }
    'pages.team.roles': { paramsTuple?: []; params?: {} }
    'pages.settings.show': { paramsTuple?: []; params?: {} }
    'pages.transfer.index': { paramsTuple?: []; params?: {} }
    'pages.audit.index': { paramsTuple?: []; params?: {} }
    'pages.audit.access': { paramsTuple?: []; params?: {} }
    'pages.analytics.index': { paramsTuple?: []; params?: {} }
    'pages.analytics.posts': { paramsTuple?: []; params?: {} }
    'pages.analytics.reports': { paramsTuple?: []; params?: {} }
    'pages.analytics.post': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.analytics.channel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.analytics.campaign': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.channels.index': { paramsTuple?: []; params?: {} }
    'pages.channels.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.channels.choose': { paramsTuple: [ParamValue]; params: {'attempt': ParamValue} }
    'pages.workspaces.select': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.brands.select_all': { paramsTuple?: []; params?: {} }
    'pages.brands.select': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'icons.set': { paramsTuple: [ParamValue]; params: {'prefix': ParamValue} }
    'icons.plugin': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.imports.index': { paramsTuple?: []; params?: {} }
    'pages.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.series.index': { paramsTuple?: []; params?: {} }
    'pages.series.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.by_hand': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.index': { paramsTuple?: []; params?: {} }
    'api.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.index': { paramsTuple?: []; params?: {} }
    'api.series.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.slots.index': { paramsTuple?: []; params?: {} }
    'api.slots.next': { paramsTuple?: []; params?: {} }
    'api.channel_slots.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.brand_slots.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.channel_slots.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.channel_slots.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.brand_slots.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.store': { paramsTuple?: []; params?: {} }
    'api.series.preview': { paramsTuple?: []; params?: {} }
    'api.series.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.skip': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.end': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.start': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.cancel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.by_hand': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.mistakes': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.store': { paramsTuple?: []; params?: {} }
    'api.agency_profile.show': { paramsTuple?: []; params?: {} }
    'api.brand_profiles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creators.index': { paramsTuple?: []; params?: {} }
    'api.creators.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creator_profiles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.agency_profile.update': { paramsTuple?: []; params?: {} }
    'api.brand_profiles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creator_profiles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creators.store': { paramsTuple?: []; params?: {} }
    'api.creators.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creators.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.link_previews.store': { paramsTuple?: []; params?: {} }
    'pages.sandbox.index': { paramsTuple?: []; params?: {} }
    'pages.sandbox.show': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.requests': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.picture': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.store': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.destroy': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.access': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.clock': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.reset': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'accounts.second_steps.create': { paramsTuple?: []; params?: {} }
    'accounts.second_steps.store': { paramsTuple?: []; params?: {} }
    'accounts.passkey_sign_ins.create': { paramsTuple?: []; params?: {} }
    'accounts.passkey_sign_ins.store': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.create': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.show': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.store': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.passkey': { paramsTuple?: []; params?: {} }
    'accounts.passkeys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.devices.destroy_all': { paramsTuple?: []; params?: {} }
    'accounts.authenticators.store': { paramsTuple?: []; params?: {} }
    'accounts.authenticators.update': { paramsTuple?: []; params?: {} }
    'accounts.authenticators.destroy': { paramsTuple?: []; params?: {} }
    'accounts.authenticators.renew_codes': { paramsTuple?: []; params?: {} }
    'accounts.passkeys.begin': { paramsTuple?: []; params?: {} }
    'accounts.passkeys.store': { paramsTuple?: []; params?: {} }
    'accounts.passkeys.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.member_sessions.index': { paramsTuple: [ParamValue]; params: {'userId': ParamValue} }
    'api.member_sessions.destroy': { paramsTuple: [ParamValue]; params: {'userId': ParamValue} }
    'social.connections.index': { paramsTuple?: []; params?: {} }
    'social.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connects.store': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'social.attempts.choose': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.destroy': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'social.callbacks.show': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'pages.templates.index': { paramsTuple?: []; params?: {} }
    'pages.templates.hashtags': { paramsTuple?: []; params?: {} }
    'pages.links.index': { paramsTuple?: []; params?: {} }
    'api.templates.index': { paramsTuple?: []; params?: {} }
    'api.templates.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.index': { paramsTuple?: []; params?: {} }
    'api.templates.store': { paramsTuple?: []; params?: {} }
    'api.templates.fill': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.templates.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.templates.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.store': { paramsTuple?: []; params?: {} }
    'api.hashtag_groups.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.exports.index': { paramsTuple?: []; params?: {} }
    'api.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.exports.file': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.exports.store': { paramsTuple?: []; params?: {} }
    'api.exports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfer.imports.index': { paramsTuple?: []; params?: {} }
    'transfer.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfer.imports.store': { paramsTuple?: []; params?: {} }
    'transfer.imports.bytes': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfer.imports.start': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfer.imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.index': { paramsTuple?: []; params?: {} }
    'api.webhooks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhook_calls.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.store': { paramsTuple?: []; params?: {} }
    'api.webhooks.rotate': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhook_calls.test': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhook_calls.redeliver': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'call': ParamValue} }
    'pages.webhooks.index': { paramsTuple?: []; params?: {} }
    'accounts.registrations.create': { paramsTuple?: []; params?: {} }
    'accounts.registrations.store': { paramsTuple?: []; params?: {} }
    'accounts.sessions.create': { paramsTuple?: []; params?: {} }
    'accounts.sessions.store': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.create': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.store': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.password_resets.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.email_verifications.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.sessions.destroy': { paramsTuple?: []; params?: {} }
    'accounts.email_verifications.create': { paramsTuple?: []; params?: {} }
    'accounts.email_verifications.store': { paramsTuple?: []; params?: {} }
    'accounts.outbox.index': { paramsTuple?: []; params?: {} }
    'accounts.identities.redirect': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.identities.callback': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.profiles.show': { paramsTuple?: []; params?: {} }
    'accounts.profiles.update': { paramsTuple?: []; params?: {} }
    'accounts.emails.update': { paramsTuple?: []; params?: {} }
    'accounts.emails.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.emails.confirm': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.security.show': { paramsTuple?: []; params?: {} }
    'accounts.passwords.update': { paramsTuple?: []; params?: {} }
    'accounts.passwords.link': { paramsTuple?: []; params?: {} }
    'accounts.devices.destroy_others': { paramsTuple?: []; params?: {} }
    'accounts.devices.destroy': { paramsTuple: [ParamValue]; params: {'handle': ParamValue} }
    'accounts.identities.store': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.identities.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.api_tokens.index': { paramsTuple?: []; params?: {} }
    'accounts.api_tokens.store': { paramsTuple?: []; params?: {} }
    'accounts.api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.tokens.index': { paramsTuple?: []; params?: {} }
    'api.tokens.store': { paramsTuple?: []; params?: {} }
    'api.tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'event_stream': { paramsTuple?: []; params?: {} }
    'subscribe': { paramsTuple?: []; params?: {} }
    'unsubscribe': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'api.permissions.index': { paramsTuple?: []; params?: {} }
    'api.roles.index': { paramsTuple?: []; params?: {} }
    'api.roles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.role_assignments.index': { paramsTuple?: []; params?: {} }
    'api.permission_grants.index': { paramsTuple?: []; params?: {} }
    'api.members.index': { paramsTuple?: []; params?: {} }
    'api.members.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.me.permissions': { paramsTuple?: []; params?: {} }
    'api.access.explain': { paramsTuple?: []; params?: {} }
    'api.workspace.show': { paramsTuple?: []; params?: {} }
    'admin.plugins.index': { paramsTuple?: []; params?: {} }
    'admin.plugins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.plugins.index': { paramsTuple?: []; params?: {} }
    'pages.plugins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.offers.index': { paramsTuple?: []; params?: {} }
    'api.analytics.show': { paramsTuple?: []; params?: {} }
    'api.analytics.posts': { paramsTuple?: []; params?: {} }
    'api.analytics.curves': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.analytics.table': { paramsTuple?: []; params?: {} }
    'api.reports.index': { paramsTuple?: []; params?: {} }
    'api.reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.reports.file': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.openapi': { paramsTuple?: []; params?: {} }
    'api.posts.index': { paramsTuple?: []; params?: {} }
    'api.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.approvals.index': { paramsTuple?: []; params?: {} }
    'api.post_approvals.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_comments.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.review_links.index': { paramsTuple?: []; params?: {} }
    'pages.approvals.index': { paramsTuple?: []; params?: {} }
    'reviews.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'reviews.file': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'reviews.icon': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'plugin': ParamValue} }
    'reviews.picture': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'api.audit_logs.index': { paramsTuple?: []; params?: {} }
    'api.access_logs.index': { paramsTuple?: []; params?: {} }
    'api.audit_logs.export': { paramsTuple?: []; params?: {} }
    'api.access_logs.export': { paramsTuple?: []; params?: {} }
    'api.brands.index': { paramsTuple?: []; params?: {} }
    'api.calendar.show': { paramsTuple?: []; params?: {} }
    'api.calendar.export': { paramsTuple?: []; params?: {} }
    'api.calendar_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_feeds.index': { paramsTuple?: []; params?: {} }
    'calendar_feeds.show': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'pages.calendar.show': { paramsTuple?: []; params?: {} }
    'api.channels.metrics': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.metrics': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.channels.options': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'source': ParamValue} }
    'api.posts.comments': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'delivery': ParamValue} }
    'api.posts.revisions.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.revisions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'api.search': { paramsTuple?: []; params?: {} }
    'hooks.deletions.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'hooks.show': { paramsTuple: [ParamValue,ParamValue]; params: {'plugin': ParamValue,'path': ParamValue} }
    'api.impersonations.index': { paramsTuple?: []; params?: {} }
    'api.invitations.index': { paramsTuple?: []; params?: {} }
    'api.acceptances.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'pages.team.invitations': { paramsTuple?: []; params?: {} }
    'media.index': { paramsTuple?: []; params?: {} }
    'media.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'public_media.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'workspace': ParamValue,'id': ParamValue,'file': ParamValue} }
    'public_media.robots': { paramsTuple?: []; params?: {} }
    'api.kit_links.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.kit_pdfs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'kits.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'kits.pdf': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'kits.picture': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'kits.font': { paramsTuple: [ParamValue,ParamValue]; params: {'font': ParamValue,'file': ParamValue} }
    'api.links.index': { paramsTuple?: []; params?: {} }
    'api.links.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.links.clicks': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.clicks': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.link_defaults.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'links.follow': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'api.notices.index': { paramsTuple?: []; params?: {} }
    'api.notices.count': { paramsTuple?: []; params?: {} }
    'api.notice_settings.show': { paramsTuple?: []; params?: {} }
    'pages.notices.index': { paramsTuple?: []; params?: {} }
    'pages.notices.settings': { paramsTuple?: []; params?: {} }
    'unsubscribes.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'api.onboarding.show': { paramsTuple?: []; params?: {} }
    'api.imported_posts.index': { paramsTuple?: []; params?: {} }
    'pages.onboarding.show': { paramsTuple?: []; params?: {} }
    'pages.dashboard': { paramsTuple?: []; params?: {} }
    'pages.posts.index': { paramsTuple?: []; params?: {} }
    'pages.posts.create': { paramsTuple?: []; params?: {} }
    'pages.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.media.index': { paramsTuple?: []; params?: {} }
    'pages.agency.show': { paramsTuple?: []; params?: {} }
    'pages.brands.index': { paramsTuple?: []; params?: {} }
    'pages.brands.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.creators.index': { paramsTuple?: []; params?: {} }
    'pages.creators.own': { paramsTuple?: []; params?: {} }
    'pages.creators.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.team.index': { paramsTuple?: []; params?: {} }
    'pages.team.roles': { paramsTuple?: []; params?: {} }
    'pages.settings.show': { paramsTuple?: []; params?: {} }
    'pages.transfer.index': { paramsTuple?: []; params?: {} }
    'pages.audit.index': { paramsTuple?: []; params?: {} }
    'pages.audit.access': { paramsTuple?: []; params?: {} }
    'pages.analytics.index': { paramsTuple?: []; params?: {} }
    'pages.analytics.posts': { paramsTuple?: []; params?: {} }
    'pages.analytics.reports': { paramsTuple?: []; params?: {} }
    'pages.analytics.post': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.analytics.channel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.analytics.campaign': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.channels.index': { paramsTuple?: []; params?: {} }
    'pages.channels.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.channels.choose': { paramsTuple: [ParamValue]; params: {'attempt': ParamValue} }
    'icons.set': { paramsTuple: [ParamValue]; params: {'prefix': ParamValue} }
    'icons.plugin': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.imports.index': { paramsTuple?: []; params?: {} }
    'pages.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.series.index': { paramsTuple?: []; params?: {} }
    'pages.series.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.by_hand': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.index': { paramsTuple?: []; params?: {} }
    'api.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.index': { paramsTuple?: []; params?: {} }
    'api.series.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.slots.index': { paramsTuple?: []; params?: {} }
    'api.slots.next': { paramsTuple?: []; params?: {} }
    'api.channel_slots.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.brand_slots.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.mistakes': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.agency_profile.show': { paramsTuple?: []; params?: {} }
    'api.brand_profiles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creators.index': { paramsTuple?: []; params?: {} }
    'api.creators.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creator_profiles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.sandbox.index': { paramsTuple?: []; params?: {} }
    'pages.sandbox.show': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.requests': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.picture': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'accounts.second_steps.create': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.create': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.show': { paramsTuple?: []; params?: {} }
    'api.member_sessions.index': { paramsTuple: [ParamValue]; params: {'userId': ParamValue} }
    'social.connections.index': { paramsTuple?: []; params?: {} }
    'social.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.callbacks.show': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'pages.templates.index': { paramsTuple?: []; params?: {} }
    'pages.templates.hashtags': { paramsTuple?: []; params?: {} }
    'pages.links.index': { paramsTuple?: []; params?: {} }
    'api.templates.index': { paramsTuple?: []; params?: {} }
    'api.templates.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.index': { paramsTuple?: []; params?: {} }
    'api.exports.index': { paramsTuple?: []; params?: {} }
    'api.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.exports.file': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfer.imports.index': { paramsTuple?: []; params?: {} }
    'transfer.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.index': { paramsTuple?: []; params?: {} }
    'api.webhooks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhook_calls.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.webhooks.index': { paramsTuple?: []; params?: {} }
    'accounts.registrations.create': { paramsTuple?: []; params?: {} }
    'accounts.sessions.create': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.create': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.email_verifications.create': { paramsTuple?: []; params?: {} }
    'accounts.outbox.index': { paramsTuple?: []; params?: {} }
    'accounts.identities.redirect': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.identities.callback': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.profiles.show': { paramsTuple?: []; params?: {} }
    'accounts.emails.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.security.show': { paramsTuple?: []; params?: {} }
    'accounts.api_tokens.index': { paramsTuple?: []; params?: {} }
    'api.tokens.index': { paramsTuple?: []; params?: {} }
    'event_stream': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'api.permissions.index': { paramsTuple?: []; params?: {} }
    'api.roles.index': { paramsTuple?: []; params?: {} }
    'api.roles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.role_assignments.index': { paramsTuple?: []; params?: {} }
    'api.permission_grants.index': { paramsTuple?: []; params?: {} }
    'api.members.index': { paramsTuple?: []; params?: {} }
    'api.members.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.me.permissions': { paramsTuple?: []; params?: {} }
    'api.access.explain': { paramsTuple?: []; params?: {} }
    'api.workspace.show': { paramsTuple?: []; params?: {} }
    'admin.plugins.index': { paramsTuple?: []; params?: {} }
    'admin.plugins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.plugins.index': { paramsTuple?: []; params?: {} }
    'pages.plugins.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.offers.index': { paramsTuple?: []; params?: {} }
    'api.analytics.show': { paramsTuple?: []; params?: {} }
    'api.analytics.posts': { paramsTuple?: []; params?: {} }
    'api.analytics.curves': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.analytics.table': { paramsTuple?: []; params?: {} }
    'api.reports.index': { paramsTuple?: []; params?: {} }
    'api.reports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.reports.file': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.openapi': { paramsTuple?: []; params?: {} }
    'api.posts.index': { paramsTuple?: []; params?: {} }
    'api.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.approvals.index': { paramsTuple?: []; params?: {} }
    'api.post_approvals.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_comments.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.review_links.index': { paramsTuple?: []; params?: {} }
    'pages.approvals.index': { paramsTuple?: []; params?: {} }
    'reviews.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'reviews.file': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'reviews.icon': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'plugin': ParamValue} }
    'reviews.picture': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'api.audit_logs.index': { paramsTuple?: []; params?: {} }
    'api.access_logs.index': { paramsTuple?: []; params?: {} }
    'api.audit_logs.export': { paramsTuple?: []; params?: {} }
    'api.access_logs.export': { paramsTuple?: []; params?: {} }
    'api.brands.index': { paramsTuple?: []; params?: {} }
    'api.calendar.show': { paramsTuple?: []; params?: {} }
    'api.calendar.export': { paramsTuple?: []; params?: {} }
    'api.calendar_entries.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_feeds.index': { paramsTuple?: []; params?: {} }
    'calendar_feeds.show': { paramsTuple: [ParamValue]; params: {'file': ParamValue} }
    'pages.calendar.show': { paramsTuple?: []; params?: {} }
    'api.channels.metrics': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.metrics': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.channels.options': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'source': ParamValue} }
    'api.posts.comments': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'delivery': ParamValue} }
    'api.posts.revisions.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.revisions.show': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'version': ParamValue} }
    'api.search': { paramsTuple?: []; params?: {} }
    'hooks.deletions.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'hooks.show': { paramsTuple: [ParamValue,ParamValue]; params: {'plugin': ParamValue,'path': ParamValue} }
    'api.impersonations.index': { paramsTuple?: []; params?: {} }
    'api.invitations.index': { paramsTuple?: []; params?: {} }
    'api.acceptances.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'invitations.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'pages.team.invitations': { paramsTuple?: []; params?: {} }
    'media.index': { paramsTuple?: []; params?: {} }
    'media.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'public_media.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'workspace': ParamValue,'id': ParamValue,'file': ParamValue} }
    'public_media.robots': { paramsTuple?: []; params?: {} }
    'api.kit_links.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.kit_pdfs.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'kits.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'kits.pdf': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'kits.picture': { paramsTuple: [ParamValue,ParamValue]; params: {'token': ParamValue,'media': ParamValue} }
    'kits.font': { paramsTuple: [ParamValue,ParamValue]; params: {'font': ParamValue,'file': ParamValue} }
    'api.links.index': { paramsTuple?: []; params?: {} }
    'api.links.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.links.clicks': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.clicks': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.link_defaults.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'links.follow': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'api.notices.index': { paramsTuple?: []; params?: {} }
    'api.notices.count': { paramsTuple?: []; params?: {} }
    'api.notice_settings.show': { paramsTuple?: []; params?: {} }
    'pages.notices.index': { paramsTuple?: []; params?: {} }
    'pages.notices.settings': { paramsTuple?: []; params?: {} }
    'unsubscribes.show': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'api.onboarding.show': { paramsTuple?: []; params?: {} }
    'api.imported_posts.index': { paramsTuple?: []; params?: {} }
    'pages.onboarding.show': { paramsTuple?: []; params?: {} }
    'pages.dashboard': { paramsTuple?: []; params?: {} }
    'pages.posts.index': { paramsTuple?: []; params?: {} }
    'pages.posts.create': { paramsTuple?: []; params?: {} }
    'pages.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.media.index': { paramsTuple?: []; params?: {} }
    'pages.agency.show': { paramsTuple?: []; params?: {} }
    'pages.brands.index': { paramsTuple?: []; params?: {} }
    'pages.brands.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.creators.index': { paramsTuple?: []; params?: {} }
    'pages.creators.own': { paramsTuple?: []; params?: {} }
    'pages.creators.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.team.index': { paramsTuple?: []; params?: {} }
    'pages.team.roles': { paramsTuple?: []; params?: {} }
    'pages.settings.show': { paramsTuple?: []; params?: {} }
    'pages.transfer.index': { paramsTuple?: []; params?: {} }
    'pages.audit.index': { paramsTuple?: []; params?: {} }
    'pages.audit.access': { paramsTuple?: []; params?: {} }
    'pages.analytics.index': { paramsTuple?: []; params?: {} }
    'pages.analytics.posts': { paramsTuple?: []; params?: {} }
    'pages.analytics.reports': { paramsTuple?: []; params?: {} }
    'pages.analytics.post': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.analytics.channel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.analytics.campaign': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.channels.index': { paramsTuple?: []; params?: {} }
    'pages.channels.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.channels.choose': { paramsTuple: [ParamValue]; params: {'attempt': ParamValue} }
    'icons.set': { paramsTuple: [ParamValue]; params: {'prefix': ParamValue} }
    'icons.plugin': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.imports.index': { paramsTuple?: []; params?: {} }
    'pages.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.series.index': { paramsTuple?: []; params?: {} }
    'pages.series.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.by_hand': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.index': { paramsTuple?: []; params?: {} }
    'api.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.index': { paramsTuple?: []; params?: {} }
    'api.series.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.slots.index': { paramsTuple?: []; params?: {} }
    'api.slots.next': { paramsTuple?: []; params?: {} }
    'api.channel_slots.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.brand_slots.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.mistakes': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.agency_profile.show': { paramsTuple?: []; params?: {} }
    'api.brand_profiles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creators.index': { paramsTuple?: []; params?: {} }
    'api.creators.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creator_profiles.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.sandbox.index': { paramsTuple?: []; params?: {} }
    'pages.sandbox.show': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.requests': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.picture': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'accounts.second_steps.create': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.create': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.show': { paramsTuple?: []; params?: {} }
    'api.member_sessions.index': { paramsTuple: [ParamValue]; params: {'userId': ParamValue} }
    'social.connections.index': { paramsTuple?: []; params?: {} }
    'social.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.callbacks.show': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'pages.templates.index': { paramsTuple?: []; params?: {} }
    'pages.templates.hashtags': { paramsTuple?: []; params?: {} }
    'pages.links.index': { paramsTuple?: []; params?: {} }
    'api.templates.index': { paramsTuple?: []; params?: {} }
    'api.templates.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.index': { paramsTuple?: []; params?: {} }
    'api.exports.index': { paramsTuple?: []; params?: {} }
    'api.exports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.exports.file': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfer.imports.index': { paramsTuple?: []; params?: {} }
    'transfer.imports.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.index': { paramsTuple?: []; params?: {} }
    'api.webhooks.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhook_calls.index': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.webhooks.index': { paramsTuple?: []; params?: {} }
    'accounts.registrations.create': { paramsTuple?: []; params?: {} }
    'accounts.sessions.create': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.create': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.email_verifications.create': { paramsTuple?: []; params?: {} }
    'accounts.outbox.index': { paramsTuple?: []; params?: {} }
    'accounts.identities.redirect': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.identities.callback': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.profiles.show': { paramsTuple?: []; params?: {} }
    'accounts.emails.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.security.show': { paramsTuple?: []; params?: {} }
    'accounts.api_tokens.index': { paramsTuple?: []; params?: {} }
    'api.tokens.index': { paramsTuple?: []; params?: {} }
    'event_stream': { paramsTuple?: []; params?: {} }
    'health.ready': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'api.roles.store': { paramsTuple?: []; params?: {} }
    'api.role_assignments.store': { paramsTuple?: []; params?: {} }
    'api.permission_grants.store': { paramsTuple?: []; params?: {} }
    'api.roles.preview': { paramsTuple?: []; params?: {} }
    'api.role_assignments.preview': { paramsTuple?: []; params?: {} }
    'admin.plugins.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.reports.store': { paramsTuple?: []; params?: {} }
    'api.posts.store': { paramsTuple?: []; params?: {} }
    'api.posts.check': { paramsTuple?: []; params?: {} }
    'api.posts.publish': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.cancel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.resolve': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_approvals.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_comments.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.review_links.store': { paramsTuple?: []; params?: {} }
    'reviews.decide': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'reviews.comment': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'api.audit_logs.verify': { paramsTuple?: []; params?: {} }
    'api.brands.store': { paramsTuple?: []; params?: {} }
    'api.calendar.posts': { paramsTuple?: []; params?: {} }
    'api.calendar_entries.store': { paramsTuple?: []; params?: {} }
    'api.calendar_entries.import': { paramsTuple?: []; params?: {} }
    'api.calendar_feeds.store': { paramsTuple?: []; params?: {} }
    'api.posts.links.store': { paramsTuple?: []; params?: {} }
    'hooks.store': { paramsTuple: [ParamValue,ParamValue]; params: {'plugin': ParamValue,'path': ParamValue} }
    'api.impersonations.store': { paramsTuple?: []; params?: {} }
    'pages.impersonation.end': { paramsTuple?: []; params?: {} }
    'api.invitations.store': { paramsTuple?: []; params?: {} }
    'api.invitations.bulk': { paramsTuple?: []; params?: {} }
    'api.invitations.resend': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.acceptances.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'media.store': { paramsTuple?: []; params?: {} }
    'mcp.store': { paramsTuple?: []; params?: {} }
    'api.kit_links.store': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.links.store': { paramsTuple?: []; params?: {} }
    'api.links.shorten': { paramsTuple?: []; params?: {} }
    'api.notices.mark': { paramsTuple?: []; params?: {} }
    'unsubscribes.store': { paramsTuple: [ParamValue]; params: {'token': ParamValue} }
    'api.onboarding.complete': { paramsTuple?: []; params?: {} }
    'pages.workspaces.select': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.brands.select_all': { paramsTuple?: []; params?: {} }
    'pages.brands.select': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.store': { paramsTuple?: []; params?: {} }
    'api.series.preview': { paramsTuple?: []; params?: {} }
    'api.series.skip': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.end': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.start': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.cancel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.by_hand': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.imports.store': { paramsTuple?: []; params?: {} }
    'api.creators.store': { paramsTuple?: []; params?: {} }
    'api.link_previews.store': { paramsTuple?: []; params?: {} }
    'pages.sandbox.switches.store': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.access': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.clock': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'pages.sandbox.switches.reset': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'accounts.second_steps.store': { paramsTuple?: []; params?: {} }
    'accounts.passkey_sign_ins.create': { paramsTuple?: []; params?: {} }
    'accounts.passkey_sign_ins.store': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.store': { paramsTuple?: []; params?: {} }
    'accounts.confirmations.passkey': { paramsTuple?: []; params?: {} }
    'accounts.devices.destroy_all': { paramsTuple?: []; params?: {} }
    'accounts.authenticators.store': { paramsTuple?: []; params?: {} }
    'accounts.authenticators.renew_codes': { paramsTuple?: []; params?: {} }
    'accounts.passkeys.begin': { paramsTuple?: []; params?: {} }
    'accounts.passkeys.store': { paramsTuple?: []; params?: {} }
    'social.connects.store': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'social.attempts.choose': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.templates.store': { paramsTuple?: []; params?: {} }
    'api.templates.fill': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.store': { paramsTuple?: []; params?: {} }
    'api.exports.store': { paramsTuple?: []; params?: {} }
    'transfer.imports.store': { paramsTuple?: []; params?: {} }
    'transfer.imports.start': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.store': { paramsTuple?: []; params?: {} }
    'api.webhooks.rotate': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhook_calls.test': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhook_calls.redeliver': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'call': ParamValue} }
    'accounts.registrations.store': { paramsTuple?: []; params?: {} }
    'accounts.sessions.store': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.store': { paramsTuple?: []; params?: {} }
    'accounts.password_resets.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.email_verifications.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.sessions.destroy': { paramsTuple?: []; params?: {} }
    'accounts.email_verifications.store': { paramsTuple?: []; params?: {} }
    'accounts.emails.confirm': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'accounts.passwords.link': { paramsTuple?: []; params?: {} }
    'accounts.identities.store': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.api_tokens.store': { paramsTuple?: []; params?: {} }
    'api.tokens.store': { paramsTuple?: []; params?: {} }
    'subscribe': { paramsTuple?: []; params?: {} }
    'unsubscribe': { paramsTuple?: []; params?: {} }
  }
  PUT: {
    'api.roles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.workspace.update': { paramsTuple?: []; params?: {} }
    'admin.plugins.settings.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.plugins.state.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'admin.plugins.reviews.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.offers.update': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'api.posts.presence.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.link_defaults.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.notice_settings.update': { paramsTuple?: []; params?: {} }
    'api.onboarding.update': { paramsTuple?: []; params?: {} }
    'api.channel_slots.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.brand_slots.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.agency_profile.update': { paramsTuple?: []; params?: {} }
    'api.brand_profiles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creator_profiles.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.authenticators.update': { paramsTuple?: []; params?: {} }
    'transfer.imports.bytes': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.profiles.update': { paramsTuple?: []; params?: {} }
    'accounts.emails.update': { paramsTuple?: []; params?: {} }
    'accounts.passwords.update': { paramsTuple?: []; params?: {} }
  }
  DELETE: {
    'api.roles.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.role_assignments.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.permission_grants.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.members.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.reports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.post_comments.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'comment': ParamValue} }
    'api.review_links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_entries.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_feeds.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.presence.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.impersonations.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.invitations.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.kit_links.destroy': { paramsTuple: [ParamValue,ParamValue]; params: {'id': ParamValue,'link': ParamValue} }
    'api.links.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.channel_slots.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creators.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.sandbox.switches.destroy': { paramsTuple: [ParamValue]; params: {'plugin': ParamValue} }
    'accounts.authenticators.destroy': { paramsTuple?: []; params?: {} }
    'accounts.passkeys.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.member_sessions.destroy': { paramsTuple: [ParamValue]; params: {'userId': ParamValue} }
    'social.connections.destroy': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'api.templates.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.exports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'transfer.imports.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.devices.destroy_others': { paramsTuple?: []; params?: {} }
    'accounts.devices.destroy': { paramsTuple: [ParamValue]; params: {'handle': ParamValue} }
    'accounts.identities.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  PATCH: {
    'api.posts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.brands.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.calendar_entries.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.links.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.series.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.creators.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'accounts.passkeys.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.templates.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.hashtag_groups.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.webhooks.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}