import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import app from '@adonisjs/core/services/app'
import { PublicFetch } from '#services/http/public_fetch'

type Page = (request: IncomingMessage, response: ServerResponse) => void

/** An ordinary public address: where every name leads that a test does not send elsewhere. */
export const PUBLIC = '93.184.215.14'

interface Cleanup {
  cleanup: (work: () => void | Promise<void>) => void
}

export interface PublicWeb {
  fetch: PublicFetch
  /** Host and path of what was asked. */
  asked: string[]
  /** Where connections went to, once accepted. */
  dialled: string[]
}

/** A web of one server: what was accepted as public is answered by it, `host/path` by `host/path`. */
export async function publicWeb({ cleanup }: Cleanup, pages: Record<string, Page> = {}, names: (name: string) => string[] = () => [PUBLIC]): Promise<PublicWeb> {
  const asked: string[] = []
  const dialled: string[] = []
  const server = createServer((request, response) => {
    const place = `${request.headers.host}${request.url}`
    asked.push(place)
    const page = pages[place]
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(() => {
    server.closeAllConnections()
    server.close()
  })
  const port = String((server.address() as AddressInfo).port)
  const fetch = new PublicFetch({
    resolver: async (name) => names(name).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    reroute: ({ address }) => {
      dialled.push(address)
      return { hostname: '127.0.0.1', port, protocol: 'http:' }
    },
  })
  return { fetch, asked, dialled }
}

/** The same, for the application in this process. */
export async function usePublicWeb(context: Cleanup, pages: Record<string, Page>, names?: (name: string) => string[]): Promise<PublicWeb> {
  const web = await publicWeb(context, pages, names)
  app.container.swap(PublicFetch, () => web.fetch)
  context.cleanup(() => app.container.restore(PublicFetch))
  return web
}

export const html = (text: string, headers: Record<string, string> = {}): Page => (_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text)
export const bytes = (content: Uint8Array, type: string): Page => (_, response) => void response.writeHead(200, { 'content-type': type }).end(content)
export const redirect = (location: string, status = 302): Page => (_, response) => void response.writeHead(status, { location }).end()
