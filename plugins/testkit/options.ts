import type { Json } from '@caidence/sdk'
import type { EmulatorModule } from './emulator.ts'

/** What an adapter's author tells the kit. Everything platform-specific is in here or in the emulator. */
export interface KitOptions {
  emulator(): Promise<EmulatorModule>
  /** One good draft per format. */
  drafts: Record<string, KitDraft>
  /** Drafts `check` has to refuse, beyond the limits of the manifest, which the kit tries by itself. */
  refuses?: { format: string; draft: Partial<KitDraft>; rule: string }[]
  /** Further settings to authorise and publish under, e.g. another sign-in. */
  variants?: { name: string; settings: Record<string, string> }[]
  /** Whether the platform accepts PKCE; true unless told otherwise. */
  pkce?: boolean
  /** A grant has to be this old before the platform renews it. */
  refreshAfterSeconds?: number
  /** Time-out of one exchange, in real milliseconds; 1500 unless told otherwise. Stalls cost this much each. */
  exchangeMilliseconds?: number
  /** Tests that do not apply, by id or beginning of it, each with a reason that is printed. */
  skip?: { test: string; reason: string }[]
}

export interface KitDraft {
  text: string
  /** Fixture names: `1x1.jpg`, `9x16-12s.mp4`. */
  media: string[]
  options?: Record<string, Json>
}

export interface KitTest {
  group: string
  title: string
  /** What a failure takes away. */
  level: Level
  run(): Promise<void>
}

export type Level = 'listed' | 'working' | 'dependable' | 'complete'
export const LEVELS: Level[] = ['listed', 'working', 'dependable', 'complete']
