/* eslint-disable prettier/prettier */
import type { AdonisEndpoint } from '@tuyau/core/types'
import type { Registry } from './schema.d.ts'
import type { ApiDefinition } from './tree.d.ts'

const placeholder: any = {}

const routes = {
  'pages.dashboard': {
    methods: ["GET","HEAD"],
    pattern: '/',
    tokens: [{"old":"/","type":0,"val":"/","end":""}],
    types: placeholder as Registry['pages.dashboard']['types'],
  },
  'pages.posts.index': {
    methods: ["GET","HEAD"],
    pattern: '/posts',
    tokens: [{"old":"/posts","type":0,"val":"posts","end":""}],
    types: placeholder as Registry['pages.posts.index']['types'],
  },
  'pages.posts.create': {
    methods: ["GET","HEAD"],
    pattern: '/posts/new',
    tokens: [{"old":"/posts/new","type":0,"val":"posts","end":""},{"old":"/posts/new","type":0,"val":"new","end":""}],
    types: placeholder as Registry['pages.posts.create']['types'],
  },
  'pages.posts.show': {
    methods: ["GET","HEAD"],
    pattern: '/posts/:id',
    tokens: [{"old":"/posts/:id","type":0,"val":"posts","end":""},{"old":"/posts/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['pages.posts.show']['types'],
  },
  'pages.posts.edit': {
    methods: ["GET","HEAD"],
    pattern: '/posts/:id/edit',
    tokens: [{"old":"/posts/:id/edit","type":0,"val":"posts","end":""},{"old":"/posts/:id/edit","type":1,"val":"id","end":""},{"old":"/posts/:id/edit","type":0,"val":"edit","end":""}],
    types: placeholder as Registry['pages.posts.edit']['types'],
  },
  'pages.media.index': {
    methods: ["GET","HEAD"],
    pattern: '/media',
    tokens: [{"old":"/media","type":0,"val":"media","end":""}],
    types: placeholder as Registry['pages.media.index']['types'],
  },
  'pages.channels.index': {
    methods: ["GET","HEAD"],
    pattern: '/channels',
    tokens: [{"old":"/channels","type":0,"val":"channels","end":""}],
    types: placeholder as Registry['pages.channels.index']['types'],
  },
  'pages.channels.choose': {
    methods: ["GET","HEAD"],
    pattern: '/channels/choose/:attempt',
    tokens: [{"old":"/channels/choose/:attempt","type":0,"val":"channels","end":""},{"old":"/channels/choose/:attempt","type":0,"val":"choose","end":""},{"old":"/channels/choose/:attempt","type":1,"val":"attempt","end":""}],
    types: placeholder as Registry['pages.channels.choose']['types'],
  },
  'pages.workspaces.select': {
    methods: ["POST"],
    pattern: '/workspaces/:id/select',
    tokens: [{"old":"/workspaces/:id/select","type":0,"val":"workspaces","end":""},{"old":"/workspaces/:id/select","type":1,"val":"id","end":""},{"old":"/workspaces/:id/select","type":0,"val":"select","end":""}],
    types: placeholder as Registry['pages.workspaces.select']['types'],
  },
  'icons.set': {
    methods: ["GET","HEAD"],
    pattern: '/_icons/:prefix',
    tokens: [{"old":"/_icons/:prefix","type":0,"val":"_icons","end":""},{"old":"/_icons/:prefix","type":1,"val":"prefix","end":""}],
    types: placeholder as Registry['icons.set']['types'],
  },
  'icons.plugin': {
    methods: ["GET","HEAD"],
    pattern: '/plugins/:id/icon.svg',
    tokens: [{"old":"/plugins/:id/icon.svg","type":0,"val":"plugins","end":""},{"old":"/plugins/:id/icon.svg","type":1,"val":"id","end":""},{"old":"/plugins/:id/icon.svg","type":0,"val":"icon.svg","end":""}],
    types: placeholder as Registry['icons.plugin']['types'],
  },
  'registrations.create': {
    methods: ["GET","HEAD"],
    pattern: '/register',
    tokens: [{"old":"/register","type":0,"val":"register","end":""}],
    types: placeholder as Registry['registrations.create']['types'],
  },
  'registrations.store': {
    methods: ["POST"],
    pattern: '/register',
    tokens: [{"old":"/register","type":0,"val":"register","end":""}],
    types: placeholder as Registry['registrations.store']['types'],
  },
  'sessions.create': {
    methods: ["GET","HEAD"],
    pattern: '/login',
    tokens: [{"old":"/login","type":0,"val":"login","end":""}],
    types: placeholder as Registry['sessions.create']['types'],
  },
  'sessions.store': {
    methods: ["POST"],
    pattern: '/login',
    tokens: [{"old":"/login","type":0,"val":"login","end":""}],
    types: placeholder as Registry['sessions.store']['types'],
  },
  'password_resets.create': {
    methods: ["GET","HEAD"],
    pattern: '/forgot-password',
    tokens: [{"old":"/forgot-password","type":0,"val":"forgot-password","end":""}],
    types: placeholder as Registry['password_resets.create']['types'],
  },
  'password_resets.store': {
    methods: ["POST"],
    pattern: '/forgot-password',
    tokens: [{"old":"/forgot-password","type":0,"val":"forgot-password","end":""}],
    types: placeholder as Registry['password_resets.store']['types'],
  },
  'password_resets.show': {
    methods: ["GET","HEAD"],
    pattern: '/reset-password/:code',
    tokens: [{"old":"/reset-password/:code","type":0,"val":"reset-password","end":""},{"old":"/reset-password/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['password_resets.show']['types'],
  },
  'password_resets.update': {
    methods: ["POST"],
    pattern: '/reset-password/:code',
    tokens: [{"old":"/reset-password/:code","type":0,"val":"reset-password","end":""},{"old":"/reset-password/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['password_resets.update']['types'],
  },
  'email_verifications.show': {
    methods: ["GET","HEAD"],
    pattern: '/verify-email/:code',
    tokens: [{"old":"/verify-email/:code","type":0,"val":"verify-email","end":""},{"old":"/verify-email/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['email_verifications.show']['types'],
  },
  'email_verifications.update': {
    methods: ["POST"],
    pattern: '/verify-email/:code',
    tokens: [{"old":"/verify-email/:code","type":0,"val":"verify-email","end":""},{"old":"/verify-email/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['email_verifications.update']['types'],
  },
  'sessions.destroy': {
    methods: ["POST"],
    pattern: '/logout',
    tokens: [{"old":"/logout","type":0,"val":"logout","end":""}],
    types: placeholder as Registry['sessions.destroy']['types'],
  },
  'email_verifications.create': {
    methods: ["GET","HEAD"],
    pattern: '/check-inbox',
    tokens: [{"old":"/check-inbox","type":0,"val":"check-inbox","end":""}],
    types: placeholder as Registry['email_verifications.create']['types'],
  },
  'email_verifications.store': {
    methods: ["POST"],
    pattern: '/check-inbox',
    tokens: [{"old":"/check-inbox","type":0,"val":"check-inbox","end":""}],
    types: placeholder as Registry['email_verifications.store']['types'],
  },
  'outbox.index': {
    methods: ["GET","HEAD"],
    pattern: '/dev/mail',
    tokens: [{"old":"/dev/mail","type":0,"val":"dev","end":""},{"old":"/dev/mail","type":0,"val":"mail","end":""}],
    types: placeholder as Registry['outbox.index']['types'],
  },
  'health.live': {
    methods: ["GET","HEAD"],
    pattern: '/health/live',
    tokens: [{"old":"/health/live","type":0,"val":"health","end":""},{"old":"/health/live","type":0,"val":"live","end":""}],
    types: placeholder as Registry['health.live']['types'],
  },
} as const satisfies Record<string, AdonisEndpoint>

export { routes }

export const registry = {
  routes,
  $tree: {} as ApiDefinition,
}

declare module '@tuyau/core/types' {
  export interface UserRegistry {
    routes: typeof routes
    $tree: ApiDefinition
  }
}
