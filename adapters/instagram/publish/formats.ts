import type { Draft, Format } from '@caidence/sdk'
import manifest from '../package.json' with { type: 'json' }

const FORMATS = manifest.caidence.adapters[0].formats as unknown as Format[]

export function formatOf(draft: Draft): Format | undefined {
  return FORMATS.find(({ id }) => id === draft.format)
}
