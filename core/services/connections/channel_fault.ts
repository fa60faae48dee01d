import { AdapterFault } from '@caidence/sdk'
import { faultSentence } from '#services/publishing/fault_sentences'
import { ChannelFault } from './errors.ts'

/** An adapter's fault, for a person who waits for the answer. */
export function channelFault(error: unknown, platform: string): ChannelFault {
  const fault = AdapterFault.from(error)
  const { sentence, action } = faultSentence(fault.code, { platform, field: fault.facts.field })
  return new ChannelFault(fault, sentence, action)
}
