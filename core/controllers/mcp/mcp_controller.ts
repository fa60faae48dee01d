import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import { answerMessage } from '#services/mcp/mcp_server'

/** Sent by whoever wants no tool that changes something, whatever the token allows. */
const READ_ONLY_HEADER = 'caidence-read-only'

/** Model Context Protocol over streamable HTTP, without sessions: each message is asked and answered by itself. */
export default class McpController {
  async store({ request, response, auth }: HttpContext) {
    const asked = new Request(new URL('/mcp', env.get('APP_URL')), { method: 'POST', headers: headersOf(request.headers()) })
    const answer = await answerMessage(asked, messageIn(request.raw()), {
      authorization: request.header('authorization')!,
      abilities: auth.user!.currentAccessToken!.abilities,
      isReadOnly: env.get('MCP_READ_ONLY') === true || isWanted(request.header(READ_ONLY_HEADER)),
      ip: request.ip(),
      requestId: request.id() ?? null,
      userAgent: request.header('user-agent') ?? null,
    })
    response.status(answer.status)
    for (const [name, value] of answer.headers) response.header(name, value)
    return response.send(await answer.text())
  }
}

/** Who sends the header wants to be careful: only a plain no is none. */
const isWanted = (value: string | undefined) => value !== undefined && !/^(false|0|no|off)?$/i.test(value.trim())

/** As it was sent: the body parser turns empty texts into null, which a message may not hold. */
const messageIn = (raw: string | null): unknown => (raw ? JSON.parse(raw) : {})

const headersOf = (headers: NodeJS.Dict<string | string[]>) => Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(', ')] as [string, string]]))
