import app from '@adonisjs/core/services/app'
import { ClickBuffer } from '#services/links/click_buffer'
import { api, call } from '#tests/functional/access/support'
import type { Author } from '#tests/functional/publishing/support'
import { base } from '#tests/support/visitor'

export const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
export const PHONE = 'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

export const links = (owner: Author, method: string, path = '', body?: unknown) => call(owner, method, `${api}/links${path}`, body)

export async function makeLink(owner: Author, body: object = {}) {
  const { status, text, body: answer } = await links(owner, 'POST', '', { brandId: owner.brandId, url: 'https://shop.example/sale?b=1#top', ...body })
  if (status !== 201) throw new Error(text)
  return answer.data
}

/** As somebody with a browser does it. */
export async function followLink(code: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(new URL(`/l/${code}`, base()), { method, redirect: 'manual', headers: { 'user-agent': BROWSER, ...headers } })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** Writes what the server holds: it is this process. */
export const counted = async () => (await app.container.make(ClickBuffer)).flush()

export const clicksOf = async (owner: Author, id: string) => {
  await counted()
  return (await links(owner, 'GET', `/${id}/clicks`)).body.data
}
