import { json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { MAY, speakerOf } from './access.ts'
import { page, requireParts } from './lists.ts'
import { CATEGORIES } from './metadata.ts'
import { COST, spend } from './quota.ts'
import { Refused } from './refusals.ts'
import { uploadsOf, videosOf } from './resources.ts'
import type { Playlist, State } from './state.ts'

const MAX_PAGE = 50
const MAX_VIDEOS = 5000
const PLAYLIST_PARTS = ['id', 'snippet', 'contentDetails', 'status', 'player', 'localizations']
const ITEM_PARTS = ['id', 'snippet', 'contentDetails', 'status']

export function playlists(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.read)
  requireParts(incoming, PLAYLIST_PARTS)
  spend(state, COST.list)
  if (incoming.query.mine !== 'true')
    throw new Refused(
      400,
      'missingRequiredParameter',
      'No filter selected. Expected: mine',
      'youtube.parameter'
    )
  const own = state.data.playlists.filter((playlist) => playlist.channel === channel.id)
  const shown = own.map(({ id, title }) => ({
    kind: 'youtube#playlist',
    id,
    snippet: { title, channelId: channel.id },
  }))
  return page(shown, incoming, { kind: 'youtube#playlistListResponse', max: MAX_PAGE })
}

export function categories(state: State, incoming: Incoming): Answer {
  speakerOf(state, incoming, MAY.read)
  requireParts(incoming, ['snippet'])
  spend(state, COST.list)
  if (!/^[A-Z]{2}$/.test(incoming.query.regionCode ?? ''))
    throw new Refused(400, 'invalidParameter', 'Invalid region code.', 'youtube.parameter')
  return json({
    kind: 'youtube#videoCategoryListResponse',
    items: CATEGORIES.map(([id, title, assignable]) => ({
      kind: 'youtube#videoCategory',
      id,
      snippet: { title, assignable, channelId: 'UCBR8-60-B28hp2BmDPdntcQ' },
    })),
  })
}

export function listItems(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.read)
  requireParts(incoming, ITEM_PARTS)
  spend(state, COST.list)
  const { playlistId, videoId } = incoming.query
  const videos =
    playlistId === uploadsOf(channel.id)
      ? uploaded(state, channel.id)
      : contents(state, ownPlaylist(state, playlistId, channel.id))
  const shown = videos
    .filter(({ video }) => !videoId || video === videoId)
    .map(({ id, video, at }) => ({
      kind: 'youtube#playlistItem',
      id,
      snippet: {
        playlistId,
        resourceId: { kind: 'youtube#video', videoId: video },
        title: state.data.videos[video].text.title,
        publishedAt: new Date(at).toISOString(),
      },
      contentDetails: { videoId: video },
    }))
  return page(shown, incoming, { kind: 'youtube#playlistItemListResponse', max: MAX_PAGE })
}

/** The list of uploads shows private videos to their owner, and lags behind as far as the switch says. */
function uploaded(state: State, channel: string) {
  const since = state.now() - Number(state.config.listLagSeconds) * 1000
  return videosOf(state, channel)
    .filter(({ uploadedAt }) => uploadedAt <= since)
    .sort((a, b) => b.uploadedAt - a.uploadedAt)
    .map(({ id, uploadedAt }) => ({ id: `UU-${id}`, video: id, at: uploadedAt }))
}

function contents({ data }: State, { id }: Playlist) {
  return data.items.filter(({ playlist }) => playlist === id)
}

/** The same video is added as often as it is asked for. */
export function addItem(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.change)
  requireParts(incoming, ITEM_PARTS)
  spend(state, COST.write)
  const { snippet } = (incoming.json ?? {}) as {
    snippet?: { playlistId?: string; resourceId?: { kind?: string; videoId?: string } }
  }
  const playlist = ownPlaylist(state, snippet?.playlistId, channel.id)
  const video =
    snippet?.resourceId?.kind === 'youtube#video' ? snippet.resourceId.videoId : undefined
  if (!video || !Object.hasOwn(state.data.videos, video))
    throw new Refused(404, 'videoNotFound', 'Video not found.')
  if (contents(state, playlist).length >= MAX_VIDEOS)
    throw new Refused(
      403,
      'playlistContainsMaximumNumberOfVideos',
      'The playlist already contains the maximum allowed number of items.'
    )
  const item = { id: `UExr${state.nextNumber()}`, playlist: playlist.id, video, at: state.now() }
  state.data.items.push(item)
  state.mustKeep()
  return json({
    kind: 'youtube#playlistItem',
    id: item.id,
    snippet: { playlistId: playlist.id, resourceId: snippet!.resourceId },
  })
}

function ownPlaylist({ data }: State, id: string | undefined, channel: string): Playlist {
  const found = data.playlists.find((playlist) => playlist.id === id)
  if (!found)
    throw new Refused(
      404,
      'playlistNotFound',
      'The playlist identified with the request cannot be found.'
    )
  if (found.channel !== channel)
    throw new Refused(403, 'playlistItemsNotAccessible', 'The request is not properly authorized.')
  return found
}
