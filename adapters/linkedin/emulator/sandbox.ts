import type { Sandbox } from '@caidence/testkit/emulators'

export interface App {
  id: string
  secret: string
  name: string
  /** What its products allow it to ask for. */
  scopes: string[]
  /** Approved for programmatic refresh. */
  refreshes: boolean
}

/** Approved for the Community Management API: profiles and Pages, numbers, refresh tokens. */
export const COMMUNITY_APP: App = {
  id: '86emulcommunity',
  secret: 'WPL_AP1.emulator-community-secret',
  name: 'C(AI)DENCE',
  scopes: [
    'r_basicprofile',
    'w_member_social',
    'w_organization_social',
    'r_organization_social',
    'rw_organization_admin',
    'r_organization_followers',
    'r_member_postAnalytics',
    'r_member_profileAnalytics',
  ],
  refreshes: true,
}

/** The two products everybody gets: profiles only, nothing to read, no refresh tokens. */
export const SHARE_APP: App = {
  id: '86emulshare',
  secret: 'WPL_AP1.emulator-share-secret',
  name: 'C(AI)DENCE for profiles',
  scopes: ['openid', 'profile', 'email', 'w_member_social'],
  refreshes: false,
}

export const APPS = [COMMUNITY_APP, SHARE_APP]

export const SANDBOX: Sandbox = {
  hosts: ['www.linkedin.com', 'api.linkedin.com'],
  look: { layout: 'cards', colour: '#0a66c2' },
  settings: {
    products: 'community',
    clientId: COMMUNITY_APP.id,
    clientSecret: COMMUNITY_APP.secret,
    apiVersion: '202609',
    resendDoubtful: 'false',
  },
}
