import { escapeHtml, html, type Answer } from '@caidence/testkit/emulators'
import type { Comment } from './state.ts'

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{width:min(32rem,100% - 2rem);margin:1.5rem auto}
.note{border:1px solid;border-radius:.5rem;padding:.5rem .75rem;font-size:.9rem}
article{border:1px solid;border-radius:.75rem;overflow:hidden;margin-top:1rem}
header{display:flex;gap:.75rem;align-items:center;padding:.75rem 1rem;font-weight:600}
header img{width:2.5rem;height:2.5rem;border-radius:50%}
.pictures{display:grid;gap:2px}.pictures.many{grid-template-columns:1fr 1fr}
.pictures img,.pictures svg{display:block;width:100%;height:auto}
.text,.link,.comments,.place{padding:.25rem 1rem;margin:0;overflow-wrap:anywhere}
.text{white-space:pre-wrap}.comments{list-style:none;border-top:1px solid;padding:.75rem 1rem}
time{display:block;padding:.25rem 1rem .75rem;font-size:.85rem}`

const PLACEHOLDER = `<svg viewBox="0 0 480 270" role="img" aria-label="Video"><rect width="480" height="270" fill="#334155"/><path d="M200 70v130l110-65z" fill="#e2e8f0"/></svg>`
const AVATAR = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" rx="48" fill="#475569"/><circle cx="48" cy="38" r="16" fill="#e2e8f0"/><path d="M18 82a30 30 0 0 1 60 0z" fill="#e2e8f0"/></svg>`

export interface ShownPost {
  platform: string
  author: string
  avatar: string
  title?: string
  text: string
  link?: string
  place?: string
  pictures: { url: string | null; alt: string }[]
  publishedAt: number
  comments: Comment[]
}

/** What a person sees behind a permalink; each platform shows the text on its own side of the pictures. */
export function postPage(post: ShownPost, textFirst: boolean): Answer {
  const time = new Date(post.publishedAt).toISOString()
  const text = `${post.title ? `<p class="text"><strong>${escapeHtml(post.title)}</strong></p>` : ''}<p class="text">${escapeHtml(post.text)}</p>`
  const link = post.link
    ? `<p class="link"><a href="${escapeHtml(post.link)}" rel="nofollow noopener">${escapeHtml(post.link)}</a></p>`
    : ''
  const pictures = `<div class="pictures${post.pictures.length > 1 ? ' many' : ''}">${post.pictures.map(pictureOf).join('\n')}</div>`
  return html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(post.author)} on the ${post.platform} emulator</title><style>${STYLE}</style></head><body><main>
<p class="note">This post exists only in the emulator.</p>
<article><header><img src="${escapeHtml(post.avatar)}" alt="">${escapeHtml(post.author)}</header>
${textFirst ? `${text}${link}${pictures}` : `${pictures}${text}${link}`}
${post.place ? `<p class="place">at ${escapeHtml(post.place)}</p>` : ''}
<time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time>
${commentsOf(post.comments)}
</article></main></body></html>`)
}

function pictureOf({ url, alt }: ShownPost['pictures'][number]): string {
  return url ? `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">` : PLACEHOLDER
}

function commentsOf(comments: Comment[]): string {
  if (comments.length === 0) return ''
  const items = comments.map(
    ({ author, text }) => `<li><strong>${escapeHtml(author.name)}</strong> ${escapeHtml(text)}</li>`
  )
  return `<ul class="comments">${items.join('')}</ul>`
}

export const avatar = (): Answer => ({ status: 200, body: AVATAR, type: 'image/svg+xml' })
export const notFound = (): Answer =>
  html('<!doctype html><title>Not found</title><h1>Not found</h1>', 404)
