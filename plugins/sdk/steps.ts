import type { Advance, Checkpoint, Effect, Json } from './types.ts'

/**
 * What a publisher answers with, for steps whose effects are written down once: no caller can mark the one write that
 * must not be repeated as harmless. A progress is a plain object of JSON values.
 */
export function stepper<S extends string, P extends object>(effects: Readonly<Record<S, Effect>>) {
  const checkpoint = (step: S, progress: P): Checkpoint => ({
    step,
    effect: effects[step],
    data: { ...progress } as unknown as Json,
  })
  return {
    checkpoint,
    /** `share`: how much of the whole way is done, from 0 to 1. */
    next(step: S, progress: P, share?: number): Advance {
      const turn: Advance = { state: 'next', checkpoint: checkpoint(step, progress) }
      return share === undefined ? turn : { ...turn, progress: share }
    },
    wait(step: S, progress: P, seconds: number, reason?: string): Advance {
      const turn: Advance = { state: 'wait', checkpoint: checkpoint(step, progress), seconds }
      return reason ? { ...turn, reason } : turn
    },
  }
}
