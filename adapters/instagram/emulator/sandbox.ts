import { INSTAGRAM_APP, metaSandbox } from '@caidence/meta-graph/emulator'

export const SANDBOX = metaSandbox(
  {
    variant: 'facebook',
    clientId: INSTAGRAM_APP.id,
    clientSecret: INSTAGRAM_APP.secret,
    graphVersion: 'v25.0',
    verifyToken: 'sandbox-instagram-verify',
  },
  { layout: 'pictures', colour: '#d62976' }
)
