/* eslint-disable prettier/prettier */
import type { AdonisEndpoint } from '@tuyau/core/types'
import type { Registry } from './schema.d.ts'
import type { ApiDefinition } from './tree.d.ts'

const placeholder: any = {}

const routes = {
  'api.openapi': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/openapi.json',
    tokens: [{"old":"/api/v1/openapi.json","type":0,"val":"api","end":""},{"old":"/api/v1/openapi.json","type":0,"val":"v1","end":""},{"old":"/api/v1/openapi.json","type":0,"val":"openapi.json","end":""}],
    types: placeholder as Registry['api.openapi']['types'],
  },
  'api.posts.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/posts',
    tokens: [{"old":"/api/v1/posts","type":0,"val":"api","end":""},{"old":"/api/v1/posts","type":0,"val":"v1","end":""},{"old":"/api/v1/posts","type":0,"val":"posts","end":""}],
    types: placeholder as Registry['api.posts.index']['types'],
  },
  'api.posts.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/posts/:id',
    tokens: [{"old":"/api/v1/posts/:id","type":0,"val":"api","end":""},{"old":"/api/v1/posts/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/posts/:id","type":0,"val":"posts","end":""},{"old":"/api/v1/posts/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['api.posts.show']['types'],
  },
  'api.posts.store': {
    methods: ["POST"],
    pattern: '/api/v1/posts',
    tokens: [{"old":"/api/v1/posts","type":0,"val":"api","end":""},{"old":"/api/v1/posts","type":0,"val":"v1","end":""},{"old":"/api/v1/posts","type":0,"val":"posts","end":""}],
    types: placeholder as Registry['api.posts.store']['types'],
  },
  'api.posts.check': {
    methods: ["POST"],
    pattern: '/api/v1/posts/check',
    tokens: [{"old":"/api/v1/posts/check","type":0,"val":"api","end":""},{"old":"/api/v1/posts/check","type":0,"val":"v1","end":""},{"old":"/api/v1/posts/check","type":0,"val":"posts","end":""},{"old":"/api/v1/posts/check","type":0,"val":"check","end":""}],
    types: placeholder as Registry['api.posts.check']['types'],
  },
  'api.posts.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/posts/:id',
    tokens: [{"old":"/api/v1/posts/:id","type":0,"val":"api","end":""},{"old":"/api/v1/posts/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/posts/:id","type":0,"val":"posts","end":""},{"old":"/api/v1/posts/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['api.posts.update']['types'],
  },
  'api.posts.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/posts/:id',
    tokens: [{"old":"/api/v1/posts/:id","type":0,"val":"api","end":""},{"old":"/api/v1/posts/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/posts/:id","type":0,"val":"posts","end":""},{"old":"/api/v1/posts/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['api.posts.destroy']['types'],
  },
  'api.posts.publish': {
    methods: ["POST"],
    pattern: '/api/v1/posts/:id/publish',
    tokens: [{"old":"/api/v1/posts/:id/publish","type":0,"val":"api","end":""},{"old":"/api/v1/posts/:id/publish","type":0,"val":"v1","end":""},{"old":"/api/v1/posts/:id/publish","type":0,"val":"posts","end":""},{"old":"/api/v1/posts/:id/publish","type":1,"val":"id","end":""},{"old":"/api/v1/posts/:id/publish","type":0,"val":"publish","end":""}],
    types: placeholder as Registry['api.posts.publish']['types'],
  },
  'api.posts.cancel': {
    methods: ["POST"],
    pattern: '/api/v1/posts/:id/cancel',
    tokens: [{"old":"/api/v1/posts/:id/cancel","type":0,"val":"api","end":""},{"old":"/api/v1/posts/:id/cancel","type":0,"val":"v1","end":""},{"old":"/api/v1/posts/:id/cancel","type":0,"val":"posts","end":""},{"old":"/api/v1/posts/:id/cancel","type":1,"val":"id","end":""},{"old":"/api/v1/posts/:id/cancel","type":0,"val":"cancel","end":""}],
    types: placeholder as Registry['api.posts.cancel']['types'],
  },
  'api.posts.resolve': {
    methods: ["POST"],
    pattern: '/api/v1/posts/:id/resolve',
    tokens: [{"old":"/api/v1/posts/:id/resolve","type":0,"val":"api","end":""},{"old":"/api/v1/posts/:id/resolve","type":0,"val":"v1","end":""},{"old":"/api/v1/posts/:id/resolve","type":0,"val":"posts","end":""},{"old":"/api/v1/posts/:id/resolve","type":1,"val":"id","end":""},{"old":"/api/v1/posts/:id/resolve","type":0,"val":"resolve","end":""}],
    types: placeholder as Registry['api.posts.resolve']['types'],
  },
  'media.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/media',
    tokens: [{"old":"/api/v1/media","type":0,"val":"api","end":""},{"old":"/api/v1/media","type":0,"val":"v1","end":""},{"old":"/api/v1/media","type":0,"val":"media","end":""}],
    types: placeholder as Registry['media.index']['types'],
  },
  'media.store': {
    methods: ["POST"],
    pattern: '/api/v1/media',
    tokens: [{"old":"/api/v1/media","type":0,"val":"api","end":""},{"old":"/api/v1/media","type":0,"val":"v1","end":""},{"old":"/api/v1/media","type":0,"val":"media","end":""}],
    types: placeholder as Registry['media.store']['types'],
  },
  'media.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/media/:id',
    tokens: [{"old":"/api/v1/media/:id","type":0,"val":"api","end":""},{"old":"/api/v1/media/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/media/:id","type":0,"val":"media","end":""},{"old":"/api/v1/media/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['media.show']['types'],
  },
  'media.update': {
    methods: ["PATCH"],
    pattern: '/api/v1/media/:id',
    tokens: [{"old":"/api/v1/media/:id","type":0,"val":"api","end":""},{"old":"/api/v1/media/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/media/:id","type":0,"val":"media","end":""},{"old":"/api/v1/media/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['media.update']['types'],
  },
  'media.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/media/:id',
    tokens: [{"old":"/api/v1/media/:id","type":0,"val":"api","end":""},{"old":"/api/v1/media/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/media/:id","type":0,"val":"media","end":""},{"old":"/api/v1/media/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['media.destroy']['types'],
  },
  'media_files.show': {
    methods: ["GET","HEAD"],
    pattern: '/media/:id/file',
    tokens: [{"old":"/media/:id/file","type":0,"val":"media","end":""},{"old":"/media/:id/file","type":1,"val":"id","end":""},{"old":"/media/:id/file","type":0,"val":"file","end":""}],
    types: placeholder as Registry['media_files.show']['types'],
  },
  'media_files.preview': {
    methods: ["GET","HEAD"],
    pattern: '/media/:id/preview',
    tokens: [{"old":"/media/:id/preview","type":0,"val":"media","end":""},{"old":"/media/:id/preview","type":1,"val":"id","end":""},{"old":"/media/:id/preview","type":0,"val":"preview","end":""}],
    types: placeholder as Registry['media_files.preview']['types'],
  },
  'public_media.show': {
    methods: ["GET","HEAD"],
    pattern: '/m/:workspace/:id/:file',
    tokens: [{"old":"/m/:workspace/:id/:file","type":0,"val":"m","end":""},{"old":"/m/:workspace/:id/:file","type":1,"val":"workspace","end":""},{"old":"/m/:workspace/:id/:file","type":1,"val":"id","end":""},{"old":"/m/:workspace/:id/:file","type":1,"val":"file","end":""}],
    types: placeholder as Registry['public_media.show']['types'],
  },
  'public_media.robots': {
    methods: ["GET","HEAD"],
    pattern: '/robots.txt',
    tokens: [{"old":"/robots.txt","type":0,"val":"robots.txt","end":""}],
    types: placeholder as Registry['public_media.robots']['types'],
  },
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
  'social.connections.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/social/connections',
    tokens: [{"old":"/api/v1/social/connections","type":0,"val":"api","end":""},{"old":"/api/v1/social/connections","type":0,"val":"v1","end":""},{"old":"/api/v1/social/connections","type":0,"val":"social","end":""},{"old":"/api/v1/social/connections","type":0,"val":"connections","end":""}],
    types: placeholder as Registry['social.connections.index']['types'],
  },
  'social.attempts.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/social/attempts/:id',
    tokens: [{"old":"/api/v1/social/attempts/:id","type":0,"val":"api","end":""},{"old":"/api/v1/social/attempts/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/social/attempts/:id","type":0,"val":"social","end":""},{"old":"/api/v1/social/attempts/:id","type":0,"val":"attempts","end":""},{"old":"/api/v1/social/attempts/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['social.attempts.show']['types'],
  },
  'social.connects.store': {
    methods: ["POST"],
    pattern: '/api/v1/social/connect/:platform',
    tokens: [{"old":"/api/v1/social/connect/:platform","type":0,"val":"api","end":""},{"old":"/api/v1/social/connect/:platform","type":0,"val":"v1","end":""},{"old":"/api/v1/social/connect/:platform","type":0,"val":"social","end":""},{"old":"/api/v1/social/connect/:platform","type":0,"val":"connect","end":""},{"old":"/api/v1/social/connect/:platform","type":1,"val":"platform","end":""}],
    types: placeholder as Registry['social.connects.store']['types'],
  },
  'social.attempts.choose': {
    methods: ["POST"],
    pattern: '/api/v1/social/attempts/:id/choose',
    tokens: [{"old":"/api/v1/social/attempts/:id/choose","type":0,"val":"api","end":""},{"old":"/api/v1/social/attempts/:id/choose","type":0,"val":"v1","end":""},{"old":"/api/v1/social/attempts/:id/choose","type":0,"val":"social","end":""},{"old":"/api/v1/social/attempts/:id/choose","type":0,"val":"attempts","end":""},{"old":"/api/v1/social/attempts/:id/choose","type":1,"val":"id","end":""},{"old":"/api/v1/social/attempts/:id/choose","type":0,"val":"choose","end":""}],
    types: placeholder as Registry['social.attempts.choose']['types'],
  },
  'social.connections.check': {
    methods: ["POST"],
    pattern: '/api/v1/social/connections/:id/check',
    tokens: [{"old":"/api/v1/social/connections/:id/check","type":0,"val":"api","end":""},{"old":"/api/v1/social/connections/:id/check","type":0,"val":"v1","end":""},{"old":"/api/v1/social/connections/:id/check","type":0,"val":"social","end":""},{"old":"/api/v1/social/connections/:id/check","type":0,"val":"connections","end":""},{"old":"/api/v1/social/connections/:id/check","type":1,"val":"id","end":""},{"old":"/api/v1/social/connections/:id/check","type":0,"val":"check","end":""}],
    types: placeholder as Registry['social.connections.check']['types'],
  },
  'social.connections.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/social/disconnect/:platform',
    tokens: [{"old":"/api/v1/social/disconnect/:platform","type":0,"val":"api","end":""},{"old":"/api/v1/social/disconnect/:platform","type":0,"val":"v1","end":""},{"old":"/api/v1/social/disconnect/:platform","type":0,"val":"social","end":""},{"old":"/api/v1/social/disconnect/:platform","type":0,"val":"disconnect","end":""},{"old":"/api/v1/social/disconnect/:platform","type":1,"val":"platform","end":""}],
    types: placeholder as Registry['social.connections.destroy']['types'],
  },
  'social.callbacks.show': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/social/callback/:platform',
    tokens: [{"old":"/api/v1/social/callback/:platform","type":0,"val":"api","end":""},{"old":"/api/v1/social/callback/:platform","type":0,"val":"v1","end":""},{"old":"/api/v1/social/callback/:platform","type":0,"val":"social","end":""},{"old":"/api/v1/social/callback/:platform","type":0,"val":"callback","end":""},{"old":"/api/v1/social/callback/:platform","type":1,"val":"platform","end":""}],
    types: placeholder as Registry['social.callbacks.show']['types'],
  },
  'accounts.registrations.create': {
    methods: ["GET","HEAD"],
    pattern: '/register',
    tokens: [{"old":"/register","type":0,"val":"register","end":""}],
    types: placeholder as Registry['accounts.registrations.create']['types'],
  },
  'accounts.registrations.store': {
    methods: ["POST"],
    pattern: '/register',
    tokens: [{"old":"/register","type":0,"val":"register","end":""}],
    types: placeholder as Registry['accounts.registrations.store']['types'],
  },
  'accounts.sessions.create': {
    methods: ["GET","HEAD"],
    pattern: '/login',
    tokens: [{"old":"/login","type":0,"val":"login","end":""}],
    types: placeholder as Registry['accounts.sessions.create']['types'],
  },
  'accounts.sessions.store': {
    methods: ["POST"],
    pattern: '/login',
    tokens: [{"old":"/login","type":0,"val":"login","end":""}],
    types: placeholder as Registry['accounts.sessions.store']['types'],
  },
  'accounts.password_resets.create': {
    methods: ["GET","HEAD"],
    pattern: '/forgot-password',
    tokens: [{"old":"/forgot-password","type":0,"val":"forgot-password","end":""}],
    types: placeholder as Registry['accounts.password_resets.create']['types'],
  },
  'accounts.password_resets.store': {
    methods: ["POST"],
    pattern: '/forgot-password',
    tokens: [{"old":"/forgot-password","type":0,"val":"forgot-password","end":""}],
    types: placeholder as Registry['accounts.password_resets.store']['types'],
  },
  'accounts.password_resets.show': {
    methods: ["GET","HEAD"],
    pattern: '/reset-password/:code',
    tokens: [{"old":"/reset-password/:code","type":0,"val":"reset-password","end":""},{"old":"/reset-password/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['accounts.password_resets.show']['types'],
  },
  'accounts.password_resets.update': {
    methods: ["POST"],
    pattern: '/reset-password/:code',
    tokens: [{"old":"/reset-password/:code","type":0,"val":"reset-password","end":""},{"old":"/reset-password/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['accounts.password_resets.update']['types'],
  },
  'accounts.email_verifications.show': {
    methods: ["GET","HEAD"],
    pattern: '/verify-email/:code',
    tokens: [{"old":"/verify-email/:code","type":0,"val":"verify-email","end":""},{"old":"/verify-email/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['accounts.email_verifications.show']['types'],
  },
  'accounts.email_verifications.update': {
    methods: ["POST"],
    pattern: '/verify-email/:code',
    tokens: [{"old":"/verify-email/:code","type":0,"val":"verify-email","end":""},{"old":"/verify-email/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['accounts.email_verifications.update']['types'],
  },
  'accounts.sessions.destroy': {
    methods: ["POST"],
    pattern: '/logout',
    tokens: [{"old":"/logout","type":0,"val":"logout","end":""}],
    types: placeholder as Registry['accounts.sessions.destroy']['types'],
  },
  'accounts.email_verifications.create': {
    methods: ["GET","HEAD"],
    pattern: '/check-inbox',
    tokens: [{"old":"/check-inbox","type":0,"val":"check-inbox","end":""}],
    types: placeholder as Registry['accounts.email_verifications.create']['types'],
  },
  'accounts.email_verifications.store': {
    methods: ["POST"],
    pattern: '/check-inbox',
    tokens: [{"old":"/check-inbox","type":0,"val":"check-inbox","end":""}],
    types: placeholder as Registry['accounts.email_verifications.store']['types'],
  },
  'accounts.outbox.index': {
    methods: ["GET","HEAD"],
    pattern: '/dev/mail',
    tokens: [{"old":"/dev/mail","type":0,"val":"dev","end":""},{"old":"/dev/mail","type":0,"val":"mail","end":""}],
    types: placeholder as Registry['accounts.outbox.index']['types'],
  },
  'accounts.identities.redirect': {
    methods: ["GET","HEAD"],
    pattern: '/sign-in/:provider',
    tokens: [{"old":"/sign-in/:provider","type":0,"val":"sign-in","end":""},{"old":"/sign-in/:provider","type":1,"val":"provider","end":""}],
    types: placeholder as Registry['accounts.identities.redirect']['types'],
  },
  'accounts.identities.callback': {
    methods: ["GET","HEAD"],
    pattern: '/sign-in/:provider/callback',
    tokens: [{"old":"/sign-in/:provider/callback","type":0,"val":"sign-in","end":""},{"old":"/sign-in/:provider/callback","type":1,"val":"provider","end":""},{"old":"/sign-in/:provider/callback","type":0,"val":"callback","end":""}],
    types: placeholder as Registry['accounts.identities.callback']['types'],
  },
  'accounts.profiles.show': {
    methods: ["GET","HEAD"],
    pattern: '/account',
    tokens: [{"old":"/account","type":0,"val":"account","end":""}],
    types: placeholder as Registry['accounts.profiles.show']['types'],
  },
  'accounts.profiles.update': {
    methods: ["PUT"],
    pattern: '/account',
    tokens: [{"old":"/account","type":0,"val":"account","end":""}],
    types: placeholder as Registry['accounts.profiles.update']['types'],
  },
  'accounts.emails.update': {
    methods: ["PUT"],
    pattern: '/account/email',
    tokens: [{"old":"/account/email","type":0,"val":"account","end":""},{"old":"/account/email","type":0,"val":"email","end":""}],
    types: placeholder as Registry['accounts.emails.update']['types'],
  },
  'accounts.emails.show': {
    methods: ["GET","HEAD"],
    pattern: '/account/email/:code',
    tokens: [{"old":"/account/email/:code","type":0,"val":"account","end":""},{"old":"/account/email/:code","type":0,"val":"email","end":""},{"old":"/account/email/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['accounts.emails.show']['types'],
  },
  'accounts.emails.confirm': {
    methods: ["POST"],
    pattern: '/account/email/:code',
    tokens: [{"old":"/account/email/:code","type":0,"val":"account","end":""},{"old":"/account/email/:code","type":0,"val":"email","end":""},{"old":"/account/email/:code","type":1,"val":"code","end":""}],
    types: placeholder as Registry['accounts.emails.confirm']['types'],
  },
  'accounts.security.show': {
    methods: ["GET","HEAD"],
    pattern: '/account/security',
    tokens: [{"old":"/account/security","type":0,"val":"account","end":""},{"old":"/account/security","type":0,"val":"security","end":""}],
    types: placeholder as Registry['accounts.security.show']['types'],
  },
  'accounts.passwords.update': {
    methods: ["PUT"],
    pattern: '/account/password',
    tokens: [{"old":"/account/password","type":0,"val":"account","end":""},{"old":"/account/password","type":0,"val":"password","end":""}],
    types: placeholder as Registry['accounts.passwords.update']['types'],
  },
  'accounts.passwords.link': {
    methods: ["POST"],
    pattern: '/account/password/link',
    tokens: [{"old":"/account/password/link","type":0,"val":"account","end":""},{"old":"/account/password/link","type":0,"val":"password","end":""},{"old":"/account/password/link","type":0,"val":"link","end":""}],
    types: placeholder as Registry['accounts.passwords.link']['types'],
  },
  'accounts.devices.destroy_others': {
    methods: ["DELETE"],
    pattern: '/account/sessions',
    tokens: [{"old":"/account/sessions","type":0,"val":"account","end":""},{"old":"/account/sessions","type":0,"val":"sessions","end":""}],
    types: placeholder as Registry['accounts.devices.destroy_others']['types'],
  },
  'accounts.devices.destroy': {
    methods: ["DELETE"],
    pattern: '/account/sessions/:handle',
    tokens: [{"old":"/account/sessions/:handle","type":0,"val":"account","end":""},{"old":"/account/sessions/:handle","type":0,"val":"sessions","end":""},{"old":"/account/sessions/:handle","type":1,"val":"handle","end":""}],
    types: placeholder as Registry['accounts.devices.destroy']['types'],
  },
  'accounts.identities.store': {
    methods: ["POST"],
    pattern: '/account/identities/:provider',
    tokens: [{"old":"/account/identities/:provider","type":0,"val":"account","end":""},{"old":"/account/identities/:provider","type":0,"val":"identities","end":""},{"old":"/account/identities/:provider","type":1,"val":"provider","end":""}],
    types: placeholder as Registry['accounts.identities.store']['types'],
  },
  'accounts.identities.destroy': {
    methods: ["DELETE"],
    pattern: '/account/identities/:id',
    tokens: [{"old":"/account/identities/:id","type":0,"val":"account","end":""},{"old":"/account/identities/:id","type":0,"val":"identities","end":""},{"old":"/account/identities/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['accounts.identities.destroy']['types'],
  },
  'accounts.api_tokens.index': {
    methods: ["GET","HEAD"],
    pattern: '/account/tokens',
    tokens: [{"old":"/account/tokens","type":0,"val":"account","end":""},{"old":"/account/tokens","type":0,"val":"tokens","end":""}],
    types: placeholder as Registry['accounts.api_tokens.index']['types'],
  },
  'accounts.api_tokens.store': {
    methods: ["POST"],
    pattern: '/account/tokens',
    tokens: [{"old":"/account/tokens","type":0,"val":"account","end":""},{"old":"/account/tokens","type":0,"val":"tokens","end":""}],
    types: placeholder as Registry['accounts.api_tokens.store']['types'],
  },
  'accounts.api_tokens.destroy': {
    methods: ["DELETE"],
    pattern: '/account/tokens/:id',
    tokens: [{"old":"/account/tokens/:id","type":0,"val":"account","end":""},{"old":"/account/tokens/:id","type":0,"val":"tokens","end":""},{"old":"/account/tokens/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['accounts.api_tokens.destroy']['types'],
  },
  'api.tokens.index': {
    methods: ["GET","HEAD"],
    pattern: '/api/v1/api-tokens',
    tokens: [{"old":"/api/v1/api-tokens","type":0,"val":"api","end":""},{"old":"/api/v1/api-tokens","type":0,"val":"v1","end":""},{"old":"/api/v1/api-tokens","type":0,"val":"api-tokens","end":""}],
    types: placeholder as Registry['api.tokens.index']['types'],
  },
  'api.tokens.store': {
    methods: ["POST"],
    pattern: '/api/v1/api-tokens',
    tokens: [{"old":"/api/v1/api-tokens","type":0,"val":"api","end":""},{"old":"/api/v1/api-tokens","type":0,"val":"v1","end":""},{"old":"/api/v1/api-tokens","type":0,"val":"api-tokens","end":""}],
    types: placeholder as Registry['api.tokens.store']['types'],
  },
  'api.tokens.destroy': {
    methods: ["DELETE"],
    pattern: '/api/v1/api-tokens/:id',
    tokens: [{"old":"/api/v1/api-tokens/:id","type":0,"val":"api","end":""},{"old":"/api/v1/api-tokens/:id","type":0,"val":"v1","end":""},{"old":"/api/v1/api-tokens/:id","type":0,"val":"api-tokens","end":""},{"old":"/api/v1/api-tokens/:id","type":1,"val":"id","end":""}],
    types: placeholder as Registry['api.tokens.destroy']['types'],
  },
  'event_stream': {
    methods: ["GET","HEAD"],
    pattern: '/__transmit/events',
    tokens: [{"old":"/__transmit/events","type":0,"val":"__transmit","end":""},{"old":"/__transmit/events","type":0,"val":"events","end":""}],
    types: placeholder as Registry['event_stream']['types'],
  },
  'subscribe': {
    methods: ["POST"],
    pattern: '/__transmit/subscribe',
    tokens: [{"old":"/__transmit/subscribe","type":0,"val":"__transmit","end":""},{"old":"/__transmit/subscribe","type":0,"val":"subscribe","end":""}],
    types: placeholder as Registry['subscribe']['types'],
  },
  'unsubscribe': {
    methods: ["POST"],
    pattern: '/__transmit/unsubscribe',
    tokens: [{"old":"/__transmit/unsubscribe","type":0,"val":"__transmit","end":""},{"old":"/__transmit/unsubscribe","type":0,"val":"unsubscribe","end":""}],
    types: placeholder as Registry['unsubscribe']['types'],
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
