import { stat } from 'node:fs/promises'
import type { Body } from '../types.ts'
import { targetsOf } from './channels.ts'
import type { Command } from './commands.ts'
import type { Context } from './context.ts'
import { EXIT, Usage } from './exits.ts'
import { firstOf, limitOf, sendFile } from './media.ts'
import { at, clean, table } from './output.ts'
import { follow, told, verdictOf, type Post } from './watch.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const WATCHED = 'Exit code: 0 live, 10 failed, 11 a person has to act, 12 cancelled, 13 not settled within --timeout.'
const CONFIRM = '--confirm=<code>, several times if need be, says that a person means what the brand’s guidelines speak against; the refusal names the codes.'
const watching = { watch: { type: 'boolean' }, timeout: { type: 'string' } } as const

export const posts: Record<string, Command> = {
  'posts list': {
    takes: '[--state=scheduled] [--brand=<id>] [--limit=25]',
    says: 'Posts, newest first.',
    flags: { state: { type: 'string' }, brand: { type: 'string' }, limit: { type: 'string' } },
    least: 0,
    most: 0,
    async run(context) {
      const query = { state: context.text('state') as 'draft' | undefined, brand: context.text('brand') }
      const found = await firstOf(context.client.each('listPosts', { query, signal: context.signal }), limitOf(context))
      const rows = found.map(({ id, state, publishAt, timeZone, deliveries, text }) => [id, state, at(publishAt, timeZone), String(deliveries.length), text])
      context.show(found, table(['ID', 'STATE', 'TIME', 'CHANNELS', 'TEXT'], rows) || 'No posts.')
      return EXIT.done
    },
  },
  'posts show': {
    takes: '<id>',
    says: 'One post, and how far each of its deliveries is.',
    flags: {},
    least: 1,
    most: 1,
    async run(context) {
      return shown(context, (await context.client.call('getPost', { path: { id: idOf(context) }, signal: context.signal })).data)
    },
  },
  'posts create': {
    takes: '[text] [--to=<account>=<format>…] [--media=<file or id>…] [--at=<time> | --now]',
    says: 'Writes a post: a draft, or planned with --at, or published with --now.',
    notes: `The text is the argument, or standard input. --at takes an ISO time with its offset, 2026-03-01T09:30:00+01:00; --zone is the zone to show it in.
--to and --media may be given several times; files are uploaded first, and --alt is the alternative text of a single one.
--key makes it safe to run the same command again: one key, one post.
${CONFIRM}
--watch then follows the post. ${WATCHED}`,
    flags: { 'to': { type: 'string', multiple: true }, 'media': { type: 'string', multiple: true }, 'alt': { type: 'string' }, 'at': { type: 'string' }, 'now': { type: 'boolean' }, 'zone': { type: 'string' }, 'brand': { type: 'string' }, 'key': { type: 'string' }, 'confirm': { type: 'string', multiple: true }, ...watching },
    least: 0,
    most: 1,
    async run(context) {
      if (context.is('now') && context.text('at')) throw new Usage('--at and --now exclude each other')
      const text = await textOf(context)
      const targets = await targetsOf(context.client, context.list('to'), context.signal)
      if (!targets.length && (context.is('now') || context.text('at'))) throw new Usage('Say where it is to go: --to=<account>=<format>')
      const media = await mediaOf(context)
      const body: Body<'createPost'> = {
        ...(text && { text }),
        ...(context.text('brand') && { brandId: context.text('brand') }),
        ...(media.length && { media }),
        ...(targets.length && { targets }),
        ...(context.text('zone') && { timeZone: context.text('zone') }),
        ...(context.list('confirm').length && { confirm: context.list('confirm') }),
        ...(context.is('now') ? { when: 'now' } : context.text('at') ? { when: 'at', publishAt: context.text('at') } : { when: 'draft' }),
      }
      const { data } = await context.client.call('createPost', { body, idempotencyKey: context.text('key'), signal: context.signal })
      return context.is('watch') ? watch(context, data.id) : shown(context, data)
    },
  },
  'posts watch': {
    takes: '<id> [--timeout=<seconds>]',
    says: 'Follows a post until it is settled.',
    notes: WATCHED,
    flags: { timeout: watching.timeout },
    least: 1,
    most: 1,
    run: (context) => watch(context, idOf(context)),
  },
  'posts publish': {
    takes: '<id> [--confirm=<code>…] [--watch]',
    says: 'Publishes now, or again what failed or was held. Asking twice changes nothing.',
    notes: `${CONFIRM}\n${WATCHED}`,
    flags: { confirm: { type: 'string', multiple: true }, ...watching },
    least: 1,
    most: 1,
    async run(context) {
      const { data } = await context.client.call('publishPost', { path: { id: idOf(context) }, body: context.list('confirm').length ? { confirm: context.list('confirm') } : {}, signal: context.signal })
      return context.is('watch') ? watch(context, data.id) : shown(context, data)
    },
  },
  'posts cancel': {
    takes: '<id>',
    says: 'Cancels what has not been sent.',
    flags: {},
    least: 1,
    most: 1,
    async run(context) {
      return shown(context, (await context.client.call('cancelPost', { path: { id: idOf(context) }, body: {}, signal: context.signal })).data)
    },
  },
}

function idOf(context: Context): string {
  const [id = ''] = context.args
  if (!UUID.test(id)) throw new Usage(`"${clean(id)}" is no id of a post; caidence posts list shows them`)
  return id
}

/** A dash, or nothing while something is piped in, means standard input. */
async function textOf(context: Context): Promise<string> {
  const [given] = context.args
  if (given !== undefined && given !== '-') return given
  if (given === undefined && context.io.stdin.isTTY) throw new Usage('Say what to write, or pipe it in')
  return (await context.stdin()).trim()
}

async function mediaOf(context: Context): Promise<{ id: string }[]> {
  const wanted = context.list('media')
  const isFile = await Promise.all(wanted.map((name) => !UUID.test(name) || stat(name).then(() => true, () => false)))
  if (context.text('alt') !== undefined && isFile.filter(Boolean).length !== 1) throw new Usage('--alt belongs to the one file that is uploaded')
  const ids: { id: string }[] = []
  for (const [index, name] of wanted.entries()) ids.push({ id: isFile[index] ? (await sendFile(context, name)).data.id : name })
  return ids
}

async function watch(context: Context, id: string): Promise<number> {
  const timeout = context.text('timeout')
  if (timeout !== undefined && !/^\d{1,7}$/.test(timeout)) throw new Usage('--timeout is in seconds')
  const { post, isSettled } = await follow(context.client, id, {
    signal: context.signal,
    until: timeout === undefined ? undefined : Date.now() + Number(timeout) * 1_000,
    onChange: (delivery) => context.isJson || context.note(told(delivery)),
  })
  shown(context, post)
  return isSettled ? verdictOf(post) : EXIT.postUnsettled
}

function shown(context: Context, post: Post): number {
  const { id, state, publishAt, timeZone, text, deliveries } = post
  const lines = [`${id}  ${state}${publishAt ? `  ${at(publishAt, timeZone)}` : ''}`, ...(text ? ['', clean(text)] : []), ...(deliveries.length ? ['', ...deliveries.map(told)] : [])]
  context.show(post, lines.join('\n'))
  return EXIT.done
}
