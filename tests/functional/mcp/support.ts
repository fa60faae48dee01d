import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { environment, PROGRAM } from '#tests/functional/client/support'
import { base } from '#tests/support/visitor'

type Cleanup = (run: () => Promise<void>) => void

const newClient = () => new Client({ name: 'a stranger', version: '1.0.0' })

/** The protocol's own client, over HTTP. */
export async function connectAgent(cleanup: Cleanup, token: string, headers: Record<string, string> = {}) {
  const client = newClient()
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', base()), { requestInit: { headers: { authorization: `Bearer ${token}`, ...headers } } }))
  cleanup(() => client.close())
  return client
}

/** The same, over the standard input and output of `caidence mcp`. */
export async function connectByPipe(cleanup: Cleanup, token: string, args: string[] = []) {
  const client = newClient()
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [PROGRAM, 'mcp', ...args], env: environment({ CAIDENCE_URL: base(), CAIDENCE_TOKEN: token }), stderr: 'pipe' }))
  cleanup(() => client.close())
  return client
}

export async function use(client: Client, name: string, input: Record<string, unknown> = {}) {
  const result = (await client.callTool({ name, arguments: input })) as CallToolResult
  const text = result.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')
  return { isError: result.isError === true, text, data: (result.structuredContent as any)?.data }
}

export const namesOf = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name)

/** One message as it goes over the line. */
export const post = (body: string, headers: Record<string, string>) =>
  fetch(new URL('/mcp', base()), { method: 'POST', body, headers: { 'content-type': 'application/json', 'accept': 'application/json, text/event-stream', ...headers } })
