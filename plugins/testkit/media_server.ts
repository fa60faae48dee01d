import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface MediaServer {
  /** Makes a file reachable and returns its address. */
  publish(file: string, type: string): URL
  close(): Promise<void>
}

/** Serves single files on loopback, with ranges, as a product's signed media URLs would. */
export async function startMediaServer(): Promise<MediaServer> {
  const files = new Map<string, { file: string; type: string }>()
  const server = createServer((request, response) => {
    const found = files.get(request.url ?? '')
    if (!found) return void response.writeHead(404).end()
    serve(found.file, found.type, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    publish(file, type) {
      const path = `/${files.size + 1}/${encodeURIComponent(file.split('/').at(-1)!)}`
      files.set(path, { file, type })
      return new URL(`http://127.0.0.1:${port}${path}`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(
  file: string,
  type: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const { size } = await stat(file)
  const range = request.headers.range?.match(/^bytes=(\d+)-(\d*)$/)
  const start = range ? Number(range[1]) : 0
  const end = range?.[2] ? Math.min(Number(range[2]), size - 1) : size - 1
  if (start > end) return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end()

  response.writeHead(range ? 206 : 200, {
    'content-type': type,
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  })
  if (request.method === 'HEAD') return void response.end()
  createReadStream(file, { start, end }).pipe(response)
}
