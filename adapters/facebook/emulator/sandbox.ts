import { FACEBOOK_APP, metaSandbox } from '@caidence/meta-graph/emulator'

export const SANDBOX = metaSandbox(
  {
    clientId: FACEBOOK_APP.id,
    clientSecret: FACEBOOK_APP.secret,
    graphVersion: 'v25.0',
    verifyToken: 'sandbox-facebook-verify',
  },
  { layout: 'text', colour: '#0866ff' }
)
