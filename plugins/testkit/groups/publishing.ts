import { AdapterFault, type AccountChoice } from '@caidence/sdk'
import { drive, type DriveOptions, type Outcome } from '../driver.ts'
import type { KitDraft } from '../options.ts'
import { live, type World } from '../world.ts'
import { authorizerOf, publisherOf } from './context.ts'

type Hooks = Pick<DriveOptions, 'before' | 'after' | 'dies' | 'onFault' | 'onVerdict'>

/** Takes one draft from `plan` to its end against the world's emulator. */
export async function deliver(
  world: World,
  format: string,
  kitDraft: KitDraft,
  choice?: AccountChoice,
  hooks: Hooks = {}
): Promise<Outcome> {
  let using = choice ?? (await world.connect())
  return drive({
    publisher: publisherOf(world),
    draft: await world.draft(format, kitDraft),
    media: world.media,
    call: () => world.call(using),
    clock: world.clock,
    settleSeconds: world.info.formats.find(({ id }) => id === format)!.settleSeconds,
    refresh: async () => {
      try {
        using = { ...using, grant: await authorizerOf(world).refresh(using.grant, live()) }
        return null
      } catch (error) {
        return AdapterFault.from(error)
      }
    },
    ...hooks,
  })
}

export interface StepFacts {
  step: string
  effect: string
  /** The emulator's name for the write this step makes; null for a step that only reads. */
  write: string | null
  /** Its name for the last read, when there is no write. */
  read: string | null
}

/** Runs a delivery once, cleanly, to learn its steps and what each asks of the platform. */
export async function stepsOf(
  world: World,
  format: string,
  kitDraft: KitDraft
): Promise<StepFacts[]> {
  const steps: StepFacts[] = []
  const choice = await world.connect()
  let seen = 0
  const outcome = await deliver(world, format, kitDraft, choice, {
    before: () => void (seen = world.emulator.log().length),
    after: ({ checkpoint }) => {
      const calls = world.emulator.log().slice(seen)
      steps.push({
        step: checkpoint.step,
        effect: checkpoint.effect,
        write: calls.find(({ write }) => write)?.call ?? null,
        read: calls[0]?.call ?? null,
      })
    },
  })
  if (outcome.state !== 'live') throw new Error(`A clean delivery ended ${describe(outcome)}`)
  return steps
}

export function describe(outcome: Outcome): string {
  if (outcome.state === 'live') return `live as ${outcome.post.remoteId}`
  if (outcome.state === 'person') return `with a person: ${JSON.stringify(outcome.evidence)}`
  return `failed: ${faultText(outcome.fault)}`
}

export const faultText = (fault: AdapterFault) =>
  `${fault.message}${fault.cause ? ` (${String(fault.cause)})` : ''}`
