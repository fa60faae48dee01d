import { escapeHtml, html, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { isSeen, pictureOf, standing, videosOf, viewsAt } from './resources.ts'
import type { Channel, State, Video } from './state.ts'

/** What the public sees at www.youtube.com: a video's page, a Short, a player to embed, and a channel. */
export function publicPage(state: State, { segments, query }: Incoming, base: string): Answer {
  const [first, second, third] = segments
  if (first === 'watch') return videoPage(state, query.v, base)
  if (first === 'shorts' || first === 'embed') return videoPage(state, second, base)
  if (first === 'vi') return drawn(state.data.videos[second]?.text.title ?? '')
  if (first === 'channel' && third === 'picture.svg')
    return drawn(channelBy(state, second)?.title.slice(0, 1) ?? '')
  const channel = first?.startsWith('@')
    ? state.data.channels.find(({ handle }) => `@${handle}` === first)
    : channelBy(state, second)
  return channel ? channelPage(state, channel, base) : missing()
}

const channelBy = ({ data }: State, id: string | undefined) =>
  data.channels.find((channel) => channel.id === id)

const missing = () =>
  page(
    'Video unavailable',
    '<h1>Video unavailable</h1><p>This video is private, or it is not there any more.</p>',
    404
  )

function videoPage(state: State, id: string | undefined, base: string): Answer {
  const video = id && Object.hasOwn(state.data.videos, id) ? state.data.videos[id] : undefined
  if (!video || !isSeen(state, video)) return missing()
  const channel = channelBy(state, video.channel)!
  const comments = state.data.comments.filter((comment) => comment.video === video.id)
  const tall = video.height > video.width ? ' tall' : ''
  const views = viewsAt(state, video, state.now())
  return page(
    video.text.title,
    `<p class="note">This is an emulator. Nothing here is on the real platform.</p>
<div class="player${tall}">${screen(video, base)}<span>▶</span></div>
<h1>${escapeHtml(video.text.title)}</h1>
<p class="by"><a href="${base}/www.youtube.com/@${channel.handle}">${escapeHtml(channel.title)}</a> · ${views} views · ${shownSince(state, video)}</p>
<p class="text">${escapeHtml(video.text.description)}</p>
${video.text.tags.length ? `<p class="tags">${video.text.tags.map(escapeHtml).join(' · ')}</p>` : ''}
<h2>${comments.length} comments</h2>
<ul>${comments.map(({ author, text }) => `<li><b>${escapeHtml(author.name)}</b> ${escapeHtml(text)}</li>`).join('')}</ul>`
  )
}

function screen(video: Video, base: string): string {
  const picture = pictureOf(video, base)
  return picture ? `<img src="${picture}" alt="">` : ''
}

function shownSince(state: State, video: Video): string {
  const { releasedAt } = standing(state, video)
  return new Date(releasedAt ?? video.uploadedAt).toISOString().slice(0, 10)
}

function channelPage(state: State, channel: Channel, base: string): Answer {
  const videos = videosOf(state, channel.id)
    .filter((video) => standing(state, video).privacy === 'public')
    .reverse()
  return page(
    channel.title,
    `<p class="note">This is an emulator. Nothing here is on the real platform.</p><h1>${escapeHtml(channel.title)}</h1>
<ul>${videos.map((video) => `<li><a href="${base}/www.youtube.com/watch?v=${video.id}">${escapeHtml(video.text.title)}</a></li>`).join('')}</ul>`
  )
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{width:min(54rem,100% - 2rem);margin:1rem auto}.note{border:1px solid;border-radius:.5rem;padding:.5rem .75rem;font-size:.9rem}
.player{position:relative;background:#0f0f0f;color:#fff;aspect-ratio:16/9;display:grid;place-items:center;border-radius:.75rem;overflow:hidden}
.player.tall{aspect-ratio:9/16;width:min(22rem,100%);margin:auto}.player img{position:absolute;inset:0;width:100%;height:100%;object-fit:contain}
.player span{position:relative;font-size:2.5rem}h1{font-size:1.3rem;overflow-wrap:anywhere}.text{white-space:pre-wrap;overflow-wrap:anywhere}`

function page(title: string, body: string, status = 200): Answer {
  return html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`,
    status
  )
}

function drawn(text: string): Answer {
  return {
    status: 200,
    type: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#3b4a63"/><text x="80" y="50" font-family="sans-serif" font-size="12" fill="#fff" text-anchor="middle">${escapeHtml(text.slice(0, 22))}</text></svg>`,
  }
}
