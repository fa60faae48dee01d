import { inject } from '@adonisjs/core'
import { sentenceIn } from '#services/refusals'
import type { Actor } from '#services/tenancy/tenant_tx'
import type { EmulatedCall, EmulatorState } from './emulator_answers.ts'
import { E_EMULATOR_SILENT, E_EMULATOR_STRANGE } from './errors.ts'
import { Feed, type Channel } from './feed.ts'
import { Platforms, type Look, type Platform } from './platforms.ts'
import { Switches } from './switches.ts'

/** What stands around the feed and the requests alike. */
export type SandboxFrame = {
  platforms: { id: string; name: string }[]
  platform: { id: string; name: string; look: Look; sharedWith: string[] }
  channels: Channel[]
  calls: EmulatedCall[]
  /** Null while the emulator does not tell. */
  state: EmulatorState | null
  /** In a sentence, why it does not. */
  problem: string | null
  mayFlip: boolean
}

@inject()
export class Frames {
  constructor(
    private platforms: Platforms,
    private feed: Feed,
    private switches: Switches
  ) {}

  /** `own` is what the page shows inside; null when the emulator does not answer. */
  async around<T>(actor: Actor, platform: Platform, brandId: string | null, own: (channels: Channel[]) => Promise<T>): Promise<{ frame: SandboxFrame; own: T | null }> {
    const channels = await this.feed.channels(actor, platform, brandId)
    const [heard, look, mayFlip] = await Promise.all([this.#heard(platform, () => own(channels)), this.platforms.lookOf(platform), this.switches.may(actor)])
    const all = this.platforms.list()
    const sharedWith = all.filter(({ id, origin }) => origin === platform.origin && id !== platform.id).map(({ name }) => name)
    const frame = { platforms: all.map(({ id, name }) => ({ id, name })), platform: { id: platform.id, name: platform.name, look, sharedWith }, channels, mayFlip }
    if ('problem' in heard) return { frame: { ...frame, calls: [], state: null, problem: heard.problem }, own: null }
    return { frame: { ...frame, calls: heard.calls, state: heard.state, problem: null }, own: heard.own }
  }

  /** An emulator that is away is told on the page, not instead of it. */
  async #heard<T>(platform: Platform, own: () => Promise<T>): Promise<{ problem: string } | { state: EmulatorState; calls: EmulatedCall[]; own: T }> {
    try {
      const [state, calls, shown] = await Promise.all([this.feed.state(platform), this.feed.calls(platform), own()])
      return { state, calls, own: shown }
    } catch (error) {
      if (error instanceof E_EMULATOR_SILENT || error instanceof E_EMULATOR_STRANGE) return { problem: sentenceIn(error) }
      throw error
    }
  }
}
