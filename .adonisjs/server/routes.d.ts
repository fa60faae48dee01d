import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
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
    'health.live': { paramsTuple?: []; params?: {} }
  }
  GET: {
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
    'registrations.create': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.create': { paramsTuple?: []; params?: {} }
    'outbox.index': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
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
    'registrations.create': { paramsTuple?: []; params?: {} }
    'sessions.create': { paramsTuple?: []; params?: {} }
    'password_resets.create': { paramsTuple?: []; params?: {} }
    'password_resets.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.show': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.create': { paramsTuple?: []; params?: {} }
    'outbox.index': { paramsTuple?: []; params?: {} }
    'health.live': { paramsTuple?: []; params?: {} }
  }
  POST: {
    'pages.workspaces.select': { paramsTuple: [ParamValue]; params: {'id': ParamValue} }
    'registrations.store': { paramsTuple?: []; params?: {} }
    'sessions.store': { paramsTuple?: []; params?: {} }
    'password_resets.store': { paramsTuple?: []; params?: {} }
    'password_resets.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'email_verifications.update': { paramsTuple: [ParamValue]; params: {'code': ParamValue} }
    'sessions.destroy': { paramsTuple?: []; params?: {} }
    'email_verifications.store': { paramsTuple?: []; params?: {} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}