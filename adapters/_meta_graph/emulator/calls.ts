import type { EmulatedCall } from '@caidence/testkit/emulators'

/** What fault switches and the log call the requests, for people. */
export const CALLS: EmulatedCall[] = [
  { name: 'publish', about: 'Makes a post visible.', publishes: true },
  { name: 'container', about: 'Prepares a post that is published later.' },
  { name: 'upload', about: 'Bytes or the address of a video.' },
  { name: 'session', about: 'Begins the upload of a video.' },
  { name: 'photo', about: 'Hands over a photo that is held for a post.' },
  { name: 'cover', about: 'Sets the cover of a video.' },
  { name: 'status', about: 'Asks how far a prepared post or a video is.' },
  { name: 'quota', about: 'Asks how many posts are left today.' },
  { name: 'list', about: 'Lists the newest posts, as a look after a doubtful answer does.' },
  { name: 'read', about: 'Reads one post.' },
  { name: 'object', about: 'Reads something else by its id.' },
  { name: 'comment', about: 'Writes a comment.' },
  { name: 'insights', about: 'Reads numbers.' },
  { name: 'search', about: 'Searches places and Pages.' },
  { name: 'token', about: 'Exchanges a code or renews a token.' },
  { name: 'identity', about: 'Asks who is signed in, and for which accounts.' },
  { name: 'permissions', about: 'Reads or withdraws what was allowed.' },
  { name: 'subscribe', about: 'Has events sent to the product.' },
  { name: 'subscription', about: 'Asks which events are sent.' },
  { name: 'consent', about: 'The page on which a person allows access.' },
  { name: 'page', about: 'A page that people open in a browser.' },
]
