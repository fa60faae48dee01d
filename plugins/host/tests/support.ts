import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Json } from '@caidence/sdk'
import type { HostOptions } from '../types.ts'

export interface Listener {
  url: string
  hits: IncomingMessage[]
  close(): Promise<void>
}

/** A server on loopback that records who called. */
export async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void
): Promise<Listener> {
  const hits: IncomingMessage[] = []
  const server = createServer((request, response) => {
    hits.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A folder with the given files, for as long as the test runs. */
export async function folderWith(files: Record<string, string | object>) {
  const root = await mkdtemp(join(tmpdir(), 'host-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(
      join(root, name),
      typeof content === 'string' ? content : JSON.stringify(content)
    )
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) }
}

export const silent = { info() {}, warn() {} }

export function hostOptions(root: string, change: Partial<HostOptions> = {}): HostOptions {
  const store = new Map<string, Json>()
  return {
    root,
    hostMap: new Map(),
    settings: async () => ({}),
    store: {
      get: async (plugin, key) => store.get(`${plugin}:${key}`),
      set: async (plugin, key, value) => void store.set(`${plugin}:${key}`, value),
    },
    log: silent,
    ...change,
  }
}

/** A manifest with nothing wrong in it. */
export function goodBlock(change: Record<string, unknown> = {}) {
  return {
    manifest: 1,
    id: 'sample',
    name: 'Sample',
    sdk: '^1.0.0',
    network: { hosts: ['api.sample.test'] },
    settings: [
      {
        key: 'mode',
        kind: 'select',
        label: 'Mode',
        default: 'a',
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ],
      },
      { key: 'clientId', kind: 'text', label: 'Id', required: true },
      { key: 'clientSecret', kind: 'secret', label: 'Secret', required: true },
      {
        key: 'region',
        kind: 'text',
        label: 'Region',
        required: true,
        when: { key: 'mode', is: 'b' },
      },
    ],
    webhooks: [],
    docs: { setup: 'docs/setup.md', limits: 'docs/limits.md' },
    adapters: [
      {
        id: 'sample',
        kind: 'channel',
        capabilities: ['publish'],
        scopes: [{ name: 'post', neededBy: ['publish'], why: 'Post', review: 'none' }],
        budgets: [{ scope: 'account', limit: 10, per: '1 day' }],
        formats: [
          {
            id: 'sample.post',
            name: 'Post',
            delivery: 'push',
            text: { max: 100, countAs: 'utf16' },
            media: { min: 0, max: 0, types: [] },
            options: [],
            settleSeconds: 5,
            verified: { on: '2026-01-01', source: 'https://sample.test/docs' },
          },
        ],
      },
    ],
    ...change,
  }
}

/** A plugin in plain JavaScript; `tag` tells the instances apart. */
export function goodPackage(name: string, block: object = goodBlock()) {
  return { name, version: '1.0.0', type: 'module', exports: { '.': './index.js' }, caidence: block }
}
