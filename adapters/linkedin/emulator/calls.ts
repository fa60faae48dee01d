import type { EmulatedCall } from '@caidence/testkit/emulators'

/** What fault switches and the log call the requests, for people. */
export const CALLS: EmulatedCall[] = [
  { name: 'post', about: 'Makes a post visible.', publishes: true },
  { name: 'open', about: 'Asks for an address to upload a file to.' },
  { name: 'upload', about: 'Sends the bytes of a file.' },
  { name: 'finalize', about: 'Puts the parts of a video together.' },
  { name: 'asset', about: 'Asks how far an uploaded file is.' },
  { name: 'list', about: 'Lists the newest posts, as a look after a doubtful answer does.' },
  { name: 'read', about: 'Reads one post.' },
  { name: 'delete', about: 'Deletes a post.' },
  { name: 'comment', about: 'Writes a comment.' },
  { name: 'comments', about: 'Reads comments.' },
  { name: 'insights', about: 'Reads numbers.' },
  { name: 'token', about: 'Exchanges a code or renews a token.' },
  { name: 'introspect', about: 'Asks what a token is worth.' },
  { name: 'revoke', about: 'Gives access back.' },
  { name: 'identity', about: 'Asks who is signed in.' },
  { name: 'roles', about: 'Asks which Pages a person may speak for.' },
  { name: 'organization', about: 'Reads a Page.' },
  { name: 'people', about: 'Looks people up for mentions.' },
  { name: 'subscribe', about: 'Has events sent to the product.' },
  { name: 'consent', about: 'The page on which a person allows access.' },
  { name: 'page', about: 'A page that people open in a browser.' },
]
