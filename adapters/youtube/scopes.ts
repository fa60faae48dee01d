const PREFIX = 'https://www.googleapis.com/auth/'

export const SCOPES = {
  upload: `${PREFIX}youtube.upload`,
  /** Changing a video, playlists and comments. */
  manage: `${PREFIX}youtube.force-ssl`,
  read: `${PREFIX}youtube.readonly`,
  analytics: `${PREFIX}yt-analytics.readonly`,
} as const
