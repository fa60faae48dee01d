import { escapeHtml, html, type Answer, type EmulatedPost } from '@caidence/testkit/emulators'
import { shownPost } from './posts.ts'
import type { State } from './state.ts'

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
main{width:min(35rem,100% - 2rem);margin:1.5rem auto}
.note{border:1px solid;border-radius:.5rem;padding:.5rem .75rem;font-size:.9rem}
article{border:1px solid;border-radius:.5rem;overflow:hidden;margin-top:1rem}
header{display:flex;gap:.75rem;align-items:center;padding:.75rem 1rem}
header img{width:3rem;height:3rem}
header span{display:block;font-size:.85rem}
.text{white-space:pre-wrap;padding:0 1rem .75rem;margin:0;overflow-wrap:anywhere}
.pictures{display:grid;gap:2px}.pictures.many{grid-template-columns:1fr 1fr}
.pictures img,.pictures svg{display:block;width:100%;height:auto}
.card,.poll{display:block;margin:0 1rem .75rem;border:1px solid;border-radius:.5rem;padding:.5rem .75rem;color:inherit;overflow-wrap:anywhere}
.poll ol{list-style:none;padding:0;margin:.5rem 0 0}.poll li{border:1px solid;border-radius:1rem;padding:.2rem .75rem;margin:.35rem 0}
.comments{list-style:none;border-top:1px solid;padding:.75rem 1rem;margin:.75rem 0 0;overflow-wrap:anywhere}`

const DOCUMENT = `<svg viewBox="0 0 480 300" role="img" aria-label="Document"><rect width="480" height="300" fill="#475569"/><path d="M180 40h90l50 50v170H180z" fill="#f1f5f9"/><path d="M270 40v50h50z" fill="#cbd5e1"/><path d="M205 130h90M205 160h90M205 190h60" stroke="#64748b" stroke-width="8"/></svg>`
const AVATAR = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96"><rect width="96" height="96" fill="#475569"/><path d="M22 78V34h22v44zM52 78V22h22v56z" fill="#e2e8f0"/></svg>`

/** Everything of www.linkedin.com a browser asks for, besides the consent page. */
export function browserPage(state: State, segments: string[], base: string): Answer {
  const [first, second, urn] = segments
  if (first === 'avatars') return { status: 200, body: AVATAR, type: 'image/svg+xml' }
  const post =
    first === 'feed' && second === 'update' && Object.hasOwn(state.data.posts, urn ?? '')
      ? state.data.posts[urn]
      : undefined
  if (!post) return html('<!doctype html><title>Not found</title><h1>Page not found</h1>', 404)
  const followers = state.organisation(post.author)?.followers
  return postPage(shownPost(state, post, base), followers)
}

function postPage(post: EmulatedPost, followers: number | undefined): Answer {
  const { name = '', pictureUrl = '' } = post.author ?? {}
  const standing = followers === undefined ? 'Profile' : `${followers} followers`
  return html(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(name)} on the LinkedIn emulator</title><style>${STYLE}</style></head><body><main>
<p class="note">This post exists only in the emulator.</p>
<article><header><img src="${escapeHtml(pictureUrl)}" alt=""><div><strong>${escapeHtml(name)}</strong><span>${standing}</span><span><time datetime="${post.publishedAt}">${post.publishedAt.slice(0, 16).replace('T', ' ')} UTC</time></span></div></header>
<p class="text">${escapeHtml(post.text)}</p>
${pollOf(post)}${picturesOf(post)}${cardOf(post)}${commentsOf(post)}
</article></main></body></html>`)
}

function picturesOf({ pictures = [], kind }: EmulatedPost): string {
  if (kind === 'document') return `<div class="pictures">${DOCUMENT}</div>`
  if (pictures.length === 0) return ''
  const images = pictures.map((url) => `<img src="${escapeHtml(url)}" alt="">`).join('')
  return `<div class="pictures${pictures.length > 1 ? ' many' : ''}">${images}</div>`
}

function cardOf({ title, link }: EmulatedPost): string {
  if (link)
    return `<a class="card" href="${escapeHtml(link)}" rel="nofollow noopener"><strong>${escapeHtml(title ?? link)}</strong><br>${escapeHtml(URL.parse(link)?.hostname ?? '')}</a>`
  return title ? `<p class="card"><strong>${escapeHtml(title)}</strong></p>` : ''
}

function pollOf({ poll }: EmulatedPost): string {
  if (!poll) return ''
  return `<div class="poll"><strong>${escapeHtml(poll.question)}</strong><ol>${poll.options.map((option) => `<li>${escapeHtml(option)}</li>`).join('')}</ol></div>`
}

function commentsOf({ comments = [] }: EmulatedPost): string {
  if (comments.length === 0) return ''
  return `<ul class="comments">${comments.map(({ author, text }) => `<li><strong>${escapeHtml(author)}</strong> ${escapeHtml(text)}</li>`).join('')}</ul>`
}
