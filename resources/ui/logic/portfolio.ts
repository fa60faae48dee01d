import type { ImportedPost, LinkPreview, PortfolioItem } from '~/api/profiles'
import type { Media } from '~/api/types'

/** What a heading can hold; of a post's text the first words are taken. */
const LONGEST_TITLE = 120

/** How one begins, shown in empty fields. */
export const WEB_ADDRESS = 'https://'

const nothing = { brand: null, result: null, url: null, mediaId: null, publishedOn: null }
const short = (text: string) => (text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : text)

/** With its scheme, or null for what is no address of the web. */
export function asWebAddress(typed: string): string | null {
  const text = typed.trim()
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  try {
    const url = new URL(address)
    return /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !/\s/.test(text) ? url.href : null
  } catch {
    return null
  }
}

/** Without a preview the host stands for the title until somebody writes one. */
export const itemOfLink = (url: string, preview: LinkPreview | null): PortfolioItem => ({ ...nothing, kind: 'link', title: short(preview?.title?.trim() || new URL(url).hostname), url, mediaId: preview?.mediaId ?? null })

export const itemOfMedia = ({ id, name }: Pick<Media, 'id' | 'name'>): PortfolioItem => ({ ...nothing, kind: 'media', title: short(name.replace(/\.[^.]{1,5}$/, '')), mediaId: id })

export function itemOfPost({ text, permalink, publishedAt, mediaId }: ImportedPost): PortfolioItem {
  const publishedOn = publishedAt?.slice(0, 10) ?? null
  return { ...nothing, kind: 'post', title: short(text?.trim().split('\n')[0] || permalink || publishedOn || ''), url: permalink, mediaId, publishedOn }
}
