import type { Sandbox } from '@caidence/testkit/emulators'

/** What the emulator knows of the app, and the hosts it stands in for. */
export const SANDBOX: Sandbox = {
  settings: {
    clientId: '481516234200-sandbox.apps.googleusercontent.com',
    clientSecret: 'GOCSPX-sandbox-youtube-secret',
  },
  look: { layout: 'video', colour: '#ff0033' },
  hosts: [
    'accounts.google.com',
    'oauth2.googleapis.com',
    'www.googleapis.com',
    // Where the platform's own client library sends the same requests.
    'youtube.googleapis.com',
    'youtubeanalytics.googleapis.com',
    'www.youtube.com',
  ],
}
