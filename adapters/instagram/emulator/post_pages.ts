import { findAccount } from './access.ts'
import { escapeHtml, html, type Answer } from './envelope.ts'
import type { Media, State } from './state.ts'

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{width:min(32rem,100% - 2rem);margin:1.5rem auto}
.note{border:1px solid;border-radius:.5rem;padding:.5rem .75rem;font-size:.9rem}
article{border:1px solid;border-radius:.75rem;overflow:hidden;margin-top:1rem}
header,.caption{padding:.75rem 1rem}header{font-weight:600}
img{display:block;width:100%;height:auto}
.caption{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
time{display:block;padding:0 1rem .75rem;font-size:.85rem}`

/** What a person sees behind a permalink. Null when there is no such post. */
export function postPage(state: State, segments: string[], base: string): Answer | null {
  const [kind, code, storyId] = segments
  const key = kind === 'stories' ? storyId : code
  const media = Object.values(state.media).find(
    ({ id, shortcode }) => id === key || shortcode === key
  )
  if (!media || !['p', 'reel', 'stories'].includes(kind)) return null

  const username = findAccount(state, media.account)?.username ?? 'unknown'
  const time = new Date(media.publishedAt).toISOString()
  return html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>@${escapeHtml(username)} on the Instagram emulator</title><style>${STYLE}</style></head><body><main>
<p class="note">This post exists only in the emulator.</p>
<article><header>@${escapeHtml(username)}</header>
${picturesOf(media, base)}
<p class="caption">${escapeHtml(media.caption)}</p>
<time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time>
</article></main></body></html>`)
}

function picturesOf(media: Media, base: string): string {
  const alt = escapeHtml(media.altText ?? (media.kind === 'VIDEO' ? 'Video' : 'Picture'))
  return media.pictures
    .map(
      (_, index) =>
        `<img src="${base}/www.instagram.com/pictures/${media.id}.jpg?n=${index}" alt="${alt}">`
    )
    .join('\n')
}

const PLACEHOLDER = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480" viewBox="0 0 480 480"><rect width="480" height="480" fill="#334155"/><path d="M200 160v160l130-80z" fill="#e2e8f0"/></svg>`
const AVATAR = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" rx="48" fill="#7c3aed"/><circle cx="48" cy="38" r="16" fill="#ede9fe"/><path d="M18 82a30 30 0 0 1 60 0z" fill="#ede9fe"/></svg>`

interface Picture {
  body: Buffer
  type: string
}

/** Pictures of posts and accounts; videos show a placeholder. */
export function picture(state: State, name: string, index: number): Picture | null {
  if (name.endsWith('.svg')) return { body: Buffer.from(AVATAR), type: 'image/svg+xml' }
  const media = state.media[name.replace(/\.jpg$/, '')]
  if (!media) return null
  const stored = state.pictures[media.pictures[index] ?? '']
  if (!stored) return { body: Buffer.from(PLACEHOLDER), type: 'image/svg+xml' }
  return { body: Buffer.from(stored, 'base64'), type: 'image/jpeg' }
}
