import type { Advance, Budget, Checkpoint, Draft, MediaLimits, MediaReader, Verdict } from '@caidence/sdk'
import { Renditions } from '#services/media/fit/renditions'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { DraftChecks } from '#services/publishing/drafts'
import { Deliveries } from '#services/publishing/deliveries'
import { FireCheck } from '#services/publishing/fire_check'
import { Fittings } from '#services/publishing/fitting'
import { Workers } from '#services/publishing/workers'
import { PermissionEngine } from '#services/access/permission_engine'
import { tenantTx } from '#services/tenancy/tenant_tx'
import type { PublishDelivery, Turn } from '#workflows/publishing/contract'
import { created, createReadyAuthor, FORMAT, readyFields, set, type Author } from './support.ts'

export const checkpoint = (step: string, effect: Checkpoint['effect']): Checkpoint => ({ step, effect, data: null })
export const next = (step: string, effect: Checkpoint['effect']): Advance => ({ state: 'next', checkpoint: checkpoint(step, effect) })
export const done: Advance = { state: 'done', post: { remoteId: '1', url: 'https://example.test/1', publishedAt: '2026-01-01T00:00:00Z' } }

interface Script {
  first?: Checkpoint
  advance?: (at: Checkpoint) => Promise<Advance> | Advance
  reconcile?: (at: Checkpoint) => Promise<Verdict> | Verdict
  /** Called with every renewal; throws when it does not work. Answers the version of the token from then on. */
  refresh?: () => number
  /** Called where the adapter's code is loaded. */
  load?: () => void
  installed?: boolean
  /** Makes the post's file and answers its id; a picture without a file behind it unless given. */
  file?: (author: Author) => Promise<string>
  /** Of the target. */
  fit?: 'pad' | 'crop'
  /** Limits of the format's files. */
  takes?: MediaLimits
  /** Told what is to be sent, with every step. */
  sent?: (draft: Draft, media: MediaReader) => Promise<void>
  budgets?: Budget[]
  /** How the platform gets the files. */
  delivery?: 'push' | 'pull'
}

/** A delivery that is due, and the machine that carries it, with an adapter that does what the test says. */
export async function dueDelivery(script: Script) {
  const author = await createReadyAuthor()
  const fields = script.file ? readyFields(author.connection.id, await script.file(author)) : author.ready
  const post = await created(author, { ...fields, targets: fields.targets.map((target) => ({ ...target, ...(script.fit && { fit: script.fit }) })) })
  const id: string = post.deliveries[0].id
  await set(author, id, { state: 'scheduled', publish_at: new Date(), scheduled_by: author.user.id })

  const calls: string[] = []
  const flags: string[] = []
  let version = 1
  const publish = {
    check: () => [],
    preview: () => null,
    plan: () => script.first ?? checkpoint('prepare', 'repeatable'),
    advance: async (at: Checkpoint, draft: Draft, media: MediaReader) => {
      calls.push(at.step)
      await script.sent?.(draft, media)
      return script.advance!(at)
    },
    reconcile: async (at: Checkpoint) => (calls.push('look'), script.reconcile!(at)),
  }
  const info = { id: 'instagram', budgets: script.budgets ?? [], formats: [{ id: FORMAT, delivery: script.delivery ?? 'push', settleSeconds: 0, media: script.takes ?? { min: 0, max: 10, types: ['image/jpeg'] } }] }
  const host = {
    adapters: () => (script.installed === false ? [] : [info]),
    info: () => info,
    ready: () => [{ id: 'instagram', source: 'adapters/instagram', state: 'ready', manifest: { name: 'Instagram', adapters: [{ id: 'instagram', kind: 'channel' }] } }],
    isOnUntold: () => true,
    load: async () => (script.load?.(), { publish }),
  } as any
  const connections = { callFor: async () => ({ grantVersion: version, token: {}, connection: {} }), touchSuccess: async () => {} } as any
  const grants = {
    refresh: async () => {
      calls.push('refresh')
      version = script.refresh!()
    },
    flag: async (_actor: unknown, _id: string, code: string) => void flags.push(code),
  } as any
  const checks = new DraftChecks(host)
  const renditions = new Renditions()
  const deliveries = new Deliveries(host, connections, grants, new FireCheck(new PermissionEngine(), host, new ChannelOffers(host), checks), new Workers(), new Fittings(checks, renditions), renditions)
  const input: PublishDelivery = { workspaceId: author.workspaceId, deliveryId: id, generation: 1, adapterId: 'instagram' }

  /** What the workflow does, without its waits; ends with the delivery, or after so many turns. */
  const run = async (most = 40): Promise<Turn[]> => {
    const turns = [await deliveries.open(input)]
    while (turns.at(-1)!.do !== 'end' && turns.length < most) {
      const turn = turns.at(-1)!
      if (turn.do === 'wait') await set(author, id, { waiting_until: null })
      turns.push(await (turn.do === 'step' ? deliveries.advance(input, { signal: new AbortController().signal }) : turn.do === 'look' ? deliveries.look(input, { signal: new AbortController().signal }) : deliveries.open(input)))
    }
    return turns
  }
  const row = () => tenantTx(author.actor, ({ client }) => client.from('deliveries').where('id', id).first())
  const ledger = () => tenantTx(author.actor, ({ client }) => client.from('delivery_attempts').where('delivery_id', id).orderBy('id'))
  return { author, post, id, deliveries, renditions, input, run, row, ledger, calls, flags, script }
}
