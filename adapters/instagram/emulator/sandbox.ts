import type { Sandbox } from '@caidence/testkit/emulators'

/** The app this emulator knows. Public on purpose: it opens nothing but the emulator. */
export const SANDBOX: Sandbox = {
  settings: {
    variant: 'facebook',
    clientId: 'sandbox-instagram-app',
    clientSecret: 'sandbox-instagram-secret',
    graphVersion: 'v25.0',
  },
  hosts: [
    'www.facebook.com',
    'graph.facebook.com',
    'www.instagram.com',
    'api.instagram.com',
    'graph.instagram.com',
    'rupload.facebook.com',
  ],
}
