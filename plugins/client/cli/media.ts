import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { upload } from '../upload.ts'
import type { Command } from './commands.ts'
import type { Context } from './context.ts'
import { EXIT, Usage } from './exits.ts'
import { line, table } from './output.ts'

/** How often a running upload says how far it is. */
const TOLD_EVERY_MS = 500

export const media: Record<string, Command> = {
  'media upload': {
    takes: '<file…> [--alt="…"] [--brand=<id>]',
    says: 'Sends files into the library and prints their ids. Files are streamed, whatever their size.',
    notes: '--alt is the alternative text, for one file.',
    flags: { alt: { type: 'string' }, brand: { type: 'string' } },
    least: 1,
    most: 100,
    async run(context) {
      if (context.args.length > 1 && context.text('alt') !== undefined) throw new Usage('An alternative text belongs to one file')
      const sent = []
      for (const path of context.args) {
        const { data, notice } = await sendFile(context, path)
        sent.push({ ...data, notice })
        if (notice) context.note(notice)
      }
      context.show(context.args.length === 1 ? sent[0] : sent, sent.map(({ id }) => id).join('\n'))
      return EXIT.done
    },
  },
  'media list': {
    takes: '[--type=image|video|document] [--brand=<id>] [--limit=25]',
    says: 'The library, newest first.',
    flags: { type: { type: 'string' }, brand: { type: 'string' }, limit: { type: 'string' } },
    least: 0,
    most: 0,
    async run(context) {
      const found = await firstOf(context.client.each('listMedia', { query: { type: context.text('type') as 'image' | undefined, brand: context.text('brand') }, signal: context.signal }), limitOf(context))
      context.show(found, table(['ID', 'TYPE', 'SIZE', 'NAME'], found.map(({ id, type, bytes, name }) => [id, type, sizeOf(bytes), name])) || 'The library is empty.')
      return EXIT.done
    },
  },
}

export async function sendFile(context: Context, path: string) {
  const { size } = await stat(path).catch(() => {
    throw new Usage(`There is no file ${path}`)
  })
  if (!size) throw new Usage(`${path} is empty`)
  const name = basename(path)
  let told = Date.now()
  const isShown = context.io.stderr.isTTY && !context.isJson
  const onProgress = (sent: number, total: number) => {
    if (!isShown || (Date.now() - told < TOLD_EVERY_MS && sent < total)) return
    told = Date.now()
    context.io.stderr.write(`\r${line(name)} ${Math.round((100 * sent) / total)} %${sent < total ? '' : '\n'}`)
  }
  return upload(context.client, { file: await openAsBlob(path), name, altText: context.text('alt'), brandId: context.text('brand'), onProgress, signal: context.signal })
}

/** Lists have pages; people count in rows. */
export async function firstOf<Item>(items: AsyncIterable<Item>, most: number): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) {
    if (found.length >= most) break
    found.push(item)
  }
  return found
}

const LISTED = 25

export function limitOf(context: Context): number {
  const text = context.text('limit')
  if (text === undefined) return LISTED
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Usage('--limit is a number from 1')
  return Number(text)
}

function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  return `${(bytes / 1_000 ** step).toFixed(step ? 1 : 0)} ${units[step]}`
}
