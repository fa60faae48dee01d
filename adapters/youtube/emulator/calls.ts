import type { EmulatedCall } from '@caidence/testkit/emulators'

/** What fault switches and the log call the requests, for people. */
export const CALLS: EmulatedCall[] = [
  { name: 'update', about: 'Makes an uploaded video public, or changes it.', publishes: true },
  { name: 'session', about: 'Begins the upload of a video.' },
  { name: 'chunk', about: 'Sends a part of a video.' },
  { name: 'progress', about: 'Asks how many bytes have arrived.' },
  { name: 'upload', about: 'Sends a video in one piece.' },
  { name: 'video', about: 'Reads videos, and how far they are processed.' },
  { name: 'thumbnail', about: 'Sets the picture of a video.' },
  { name: 'playlistItem', about: 'Puts a video into a playlist.' },
  { name: 'playlists', about: 'Lists playlists.' },
  { name: 'list', about: 'Lists the newest uploads, as a look after a doubtful answer does.' },
  { name: 'delete', about: 'Deletes a video.' },
  { name: 'categories', about: 'Lists categories of videos.' },
  { name: 'comment', about: 'Writes a comment.' },
  { name: 'comments', about: 'Reads comments.' },
  { name: 'report', about: 'Reads numbers.' },
  { name: 'channels', about: 'Asks for which channels the person speaks.' },
  { name: 'token', about: 'Exchanges a code or renews a token.' },
  { name: 'revoke', about: 'Gives access back.' },
  { name: 'consent', about: 'The page on which a person allows access.' },
  { name: 'page', about: 'A page that people open in a browser.' },
]
