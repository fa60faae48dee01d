import { PLACES } from '../schema.ts'
import type { OperationId } from '../types.ts'
import type { Command } from './commands.ts'
import { EXIT, Usage } from './exits.ts'

export const api: Record<string, Command> = {
  'api': {
    takes: '<operation> [name=value…] [--body=-]',
    says: 'Any operation of the API by its name, such as listBrands. Without one, all names.',
    notes: 'name=value fills the address first and the query after that. --body is JSON, or - for standard input. The answer is printed as it came.',
    flags: { body: { type: 'string' }, key: { type: 'string' } },
    least: 0,
    most: 50,
    async run(context) {
      const [operation, ...pairs] = context.args
      if (!operation) {
        const rows = Object.entries(PLACES).map(([id, [method, place]]) => `${id}  ${method} ${place}`)
        context.show(PLACES, rows.join('\n'))
        return EXIT.done
      }
      if (!Object.hasOwn(PLACES, operation)) throw new Usage(`There is no operation "${operation}"; caidence api lists them`)
      const given = Object.fromEntries(pairs.map(pairOf))
      const names = [...PLACES[operation as OperationId][1].matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
      const missing = names.filter((name) => !given[name])
      if (missing.length) throw new Usage(`${operation} needs ${missing.map((name) => `${name}=…`).join(' ')}`)
      const query = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)))
      const answer = await context.client.call(operation as 'listPosts', { path: given, query, body: await bodyOf(context.text('body'), () => context.stdin()), idempotencyKey: context.text('key'), signal: context.signal } as never)
      if (answer instanceof Uint8Array) context.io.stdout.write(answer)
      else if (typeof answer === 'string') context.io.stdout.write(answer)
      else if (answer !== undefined) context.io.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
      return EXIT.done
    },
  },
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=')
  if (at < 1) throw new Usage(`"${pair}" is not name=value`)
  return [pair.slice(0, at), pair.slice(at + 1)]
}

async function bodyOf(flag: string | undefined, stdin: () => Promise<string>): Promise<unknown> {
  if (flag === undefined) return undefined
  const text = flag === '-' ? await stdin() : flag
  try {
    return JSON.parse(text)
  } catch {
    throw new Usage('--body is not valid JSON')
  }
}
