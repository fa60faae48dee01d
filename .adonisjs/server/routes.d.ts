import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
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
    'media.index': { paramsTuple?: []; params?: {} }
    'media.store': { paramsTuple?: []; params?: {} }
    'media.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'public_media.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'workspace': ParamValue,'id': ParamValue,'file': ParamValue} }
    'public_media.robots': { paramsTuple?: []; params?: {} }
    'pages.dashboard': { paramsTuple?: []; params?: {} }
    'pages.posts.index': { paramsTuple?: []; params?: {} }
    'pages.posts.create': { paramsTuple?: []; params?: {} }
    'pages.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.media.index': { paramsTuple?: []; params?: {} }
    'pages.channels.index': { paramsTuple?: []; params?: {} }
    'pages.channels.choose': { paramsTuple: [ParamValue]; params: {'attempt': ParamValue} }
    'pages.workspaces.select': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'icons.set': { paramsTuple: [ParamValue]; params: {'prefix': ParamValue} }
    'icons.plugin': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.index': { paramsTuple?: []; params?: {} }
    'social.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connects.store': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'social.attempts.choose': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.destroy': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'social.callbacks.show': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'registrations.create': { paramsTuple?: []; params?: {} }
    'registrations.store': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple?: []; params?: {} }
    'password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'email_verifications.create': { paramsTuple?: []; params?: {} }
    'email_verifications.store': { paramsTuple?: []; params?: {} }
    'outbox.index': { paramsTuple?: []; params?: {} }
    'accounts.identities.redirect': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.identities.callback': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'profiles.show': { paramsTuple?: []; params?: {} }
    'profiles.update': { paramsTuple?: []; params?: {} }
    'emails.update': { paramsTuple?: []; params?: {} }
    'emails.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'emails.confirm': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'security.show': { paramsTuple?: []; params?: {} }
    'passwords.update': { paramsTuple?: []; params?: {} }
    'passwords.link': { paramsTuple?: []; params?: {} }
    'devices.destroy_others': { paramsTuple?: []; params?: {} }
    'devices.destroy': { paramsTuple: [ParamValue]; params: {'handle': ParamValue} }
    'identities.store': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'identities.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api_tokens.index': { paramsTuple?: []; params?: {} }
    'api_tokens.store': { paramsTuple?: []; params?: {} }
    'api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.tokens.index': { paramsTuple?: []; params?: {} }
    'api.tokens.store': { paramsTuple?: []; params?: {} }
    'api.tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'event_stream': { paramsTuple?: []; params?: {} }
    'subscribe': { paramsTuple?: []; params?: {} }
    'unsubscribe': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'api.openapi': { paramsTuple?: []; params?: {} }
    'api.posts.index': { paramsTuple?: []; params?: {} }
    'api.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.index': { paramsTuple?: []; params?: {} }
    'media.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'public_media.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'workspace': ParamValue,'id': ParamValue,'file': ParamValue} }
    'public_media.robots': { paramsTuple?: []; params?: {} }
    'pages.dashboard': { paramsTuple?: []; params?: {} }
    'pages.posts.index': { paramsTuple?: []; params?: {} }
    'pages.posts.create': { paramsTuple?: []; params?: {} }
    'pages.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.media.index': { paramsTuple?: []; params?: {} }
    'pages.channels.index': { paramsTuple?: []; params?: {} }
    'pages.channels.choose': { paramsTuple: [ParamValue]; params: {'attempt': ParamValue} }
    'icons.set': { paramsTuple: [ParamValue]; params: {'prefix': ParamValue} }
    'icons.plugin': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.index': { paramsTuple?: []; params?: {} }
    'social.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.callbacks.show': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'registrations.create': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.create': { paramsTuple?: []; params?: {} }
    'outbox.index': { paramsTuple?: []; params?: {} }
    'accounts.identities.redirect': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.identities.callback': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'profiles.show': { paramsTuple?: []; params?: {} }
    'emails.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'security.show': { paramsTuple?: []; params?: {} }
    'api_tokens.index': { paramsTuple?: []; params?: {} }
    'api.tokens.index': { paramsTuple?: []; params?: {} }
    'event_stream': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'api.openapi': { paramsTuple?: []; params?: {} }
    'api.posts.index': { paramsTuple?: []; params?: {} }
    'api.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.index': { paramsTuple?: []; params?: {} }
    'media.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media_files.preview': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'public_media.show': { paramsTuple: [ParamValue,ParamValue,ParamValue]; params: {'workspace': ParamValue,'id': ParamValue,'file': ParamValue} }
    'public_media.robots': { paramsTuple?: []; params?: {} }
    'pages.dashboard': { paramsTuple?: []; params?: {} }
    'pages.posts.index': { paramsTuple?: []; params?: {} }
    'pages.posts.create': { paramsTuple?: []; params?: {} }
    'pages.posts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.posts.edit': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'pages.media.index': { paramsTuple?: []; params?: {} }
    'pages.channels.index': { paramsTuple?: []; params?: {} }
    'pages.channels.choose': { paramsTuple: [ParamValue]; params: {'attempt': ParamValue} }
    'icons.set': { paramsTuple: [ParamValue]; params: {'prefix': ParamValue} }
    'icons.plugin': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.index': { paramsTuple?: []; params?: {} }
    'social.attempts.show': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.callbacks.show': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'registrations.create': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.create': { paramsTuple?: []; params?: {} }
    'outbox.index': { paramsTuple?: []; params?: {} }
    'accounts.identities.redirect': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'accounts.identities.callback': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'profiles.show': { paramsTuple?: []; params?: {} }
    'emails.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'security.show': { paramsTuple?: []; params?: {} }
    'api_tokens.index': { paramsTuple?: []; params?: {} }
    'api.tokens.index': { paramsTuple?: []; params?: {} }
    'event_stream': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'api.posts.store': { paramsTuple?: []; params?: {} }
    'api.posts.check': { paramsTuple?: []; params?: {} }
    'api.posts.publish': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.cancel': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.posts.resolve': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.store': { paramsTuple?: []; params?: {} }
    'pages.workspaces.select': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connects.store': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'social.attempts.choose': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.check': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'registrations.store': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple?: []; params?: {} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'email_verifications.store': { paramsTuple?: []; params?: {} }
    'emails.confirm': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'passwords.link': { paramsTuple?: []; params?: {} }
    'identities.store': { paramsTuple: [ParamValue]; params: {'provider': ParamValue} }
    'api_tokens.store': { paramsTuple?: []; params?: {} }
    'api.tokens.store': { paramsTuple?: []; params?: {} }
    'subscribe': { paramsTuple?: []; params?: {} }
    'unsubscribe': { paramsTuple?: []; params?: {} }
  }
  PATCH: {
    'api.posts.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.update': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  DELETE: {
    'api.posts.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'media.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'social.connections.destroy': { paramsTuple: [ParamValue]; params: {'platform': ParamValue} }
    'devices.destroy_others': { paramsTuple?: []; params?: {} }
    'devices.destroy': { paramsTuple: [ParamValue]; params: {'handle': ParamValue} }
    'identities.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api_tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'api.tokens.destroy': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
  }
  PUT: {
    'profiles.update': { paramsTuple?: []; params?: {} }
    'emails.update': { paramsTuple?: []; params?: {} }
    'passwords.update': { paramsTuple?: []; params?: {} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}