import { randomUUID } from 'node:crypto'
import type { CallToolResult, Tool as ListedTool } from '@modelcontextprotocol/sdk/types.js'
import { askOurselves, type OwnAnswer } from './own_request.ts'
import { filled, inputSchema, misfits, requestOf, type ToolRequest } from './tool_request.ts'
import { TOOLS, type Tool } from './tools.ts'

/** Who asks: everything a tool does, the API does for them. */
export interface Asker {
  authorization: string
  abilities: readonly string[]
  isReadOnly: boolean
  ip: string
  requestId: string | null
  userAgent: string | null
}

interface Offered {
  tool: Tool
  request: ToolRequest
  /** Null: it is offered. */
  whyNot: string | null
}

/** The tools of one asker. */
export class ToolBox {
  constructor(private asker: Asker) {}

  list(): ListedTool[] {
    return this.#all()
      .filter(({ whyNot }) => whyNot === null)
      .map(({ tool, request }) => ({
        name: tool.name,
        title: tool.title,
        description: tool.description,
        inputSchema: inputSchema(request) as ListedTool['inputSchema'],
        annotations: { title: tool.title, readOnlyHint: tool.isReading, destructiveHint: tool.isFinal ?? false, idempotentHint: tool.isReading || tool.name !== 'create_draft', openWorldHint: tool.name === 'publish_now' },
      }))
  }

  async call(name: string, given: Record<string, unknown>, signal?: AbortSignal): Promise<CallToolResult> {
    const offered = this.#all().find(({ tool }) => tool.name === name)
    if (!offered) return refused(`There is no tool ${name}. The list of tools says which there are.`)
    if (offered.whyNot) return refused(offered.whyNot)
    const { tool, request } = offered
    const wrong = misfits(request, given)
    if (wrong.length) return refused(['The tool was not called.', ...wrong].join('\n'))

    const { method, address, body } = filled(tool, request, given)
    const { authorization, ip, requestId, userAgent } = this.asker
    const answer = await askOurselves({ method, address, body, authorization, ip, requestId, userAgent, signal, ...(method === 'POST' && { idempotencyKey: randomUUID() }) })
    if (answer.status >= 400) return refused(problemText(answer))
    return { content: [{ type: 'text', text: tool.say(answer.body) }], ...(answer.body && { structuredContent: answer.body }) }
  }

  #all(): Offered[] {
    return TOOLS.flatMap((tool) => {
      const request = requestOf(tool)
      return request ? [{ tool, request, whyNot: this.#whyNot(tool, request) }] : []
    })
  }

  #whyNot(tool: Tool, { access }: ToolRequest): string | null {
    if (this.asker.isReadOnly && !tool.isReading) return `${tool.name} changes something, and here tools may only read.`
    if (!this.asker.abilities.includes(access)) return `The access token needs the ability ${access} for ${tool.name}. Its owner can make one that has it, in the account settings.`
    return null
  }
}

const refused = (text: string): CallToolResult => ({ isError: true, content: [{ type: 'text', text }] })

const ADVICE: Record<number, string> = {
  401: 'The access token has ended. Its owner makes a new one in the account settings.',
  403: 'The owner of the token may not do this here. A person who manages the team can change that.',
  404: 'Check the id with one of the list tools. What belongs to another workspace or brand is not found either.',
  409: 'Look at it again with get_post, then decide.',
  429: 'Wait, then try again.',
}

function problemText({ status, retryAfter, body }: OwnAnswer): string {
  const wrong: { path: string; message: string }[] = body?.errors ?? []
  const codes: string[] = (body?.findings ?? []).map(({ code }: { code: string }) => JSON.stringify(code))
  return [
    body?.detail || `The server answered ${status}.`,
    ...wrong.map(({ path, message }) => `${path}: ${message}`),
    codes.length && `Ask the person you work for. Only if they mean it like this, call again with confirm: [${codes.join(', ')}]`,
    ADVICE[status],
    retryAfter && `Seconds to wait: ${retryAfter}`,
    status >= 500 && body?.instance && `In the log of the server it has the number ${body.instance}`,
  ]
    .filter(Boolean)
    .join('\n')
}
