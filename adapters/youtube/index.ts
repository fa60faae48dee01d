import { definePlugin } from '@caidence/sdk'
import { YouTubeAnalytics } from './analytics.ts'
import { GoogleSignIn } from './authorize.ts'
import { Channels } from './channels.ts'
import { Google } from './google.ts'
import { YouTubeHistory } from './history.ts'
import { YouTubeInbox } from './inbox.ts'
import { YouTubeLists } from './option_lists.ts'
import { Probe } from './probe.ts'
import { FirstComment } from './publish/comment.ts'
import { Playlists } from './publish/playlist.ts'
import { YouTubePublisher } from './publish/publisher.ts'
import { Release } from './publish/release.ts'
import { Sessions } from './publish/session.ts'
import { Uploads } from './publish/uploads.ts'
import { Videos } from './publish/videos.ts'
import { YouTube } from './youtube.ts'

export default definePlugin({
  adapters: { youtube: YouTube },
  provide: [
    Google,
    Channels,
    GoogleSignIn,
    YouTubePublisher,
    Sessions,
    Uploads,
    Videos,
    Playlists,
    Release,
    FirstComment,
    YouTubeAnalytics,
    YouTubeLists,
    YouTubeInbox,
    YouTubeHistory,
    Probe,
  ],
})
