import { AdapterFault } from '@caidence/sdk'

/** What a plugin did that it should not. Facts only: the text of an error may quote a token or a post. */
export interface PluginTrouble {
  pluginId: string
  adapterId: string | null
  /** `hang`: it did not end when it was told to, or kept the whole process waiting. */
  kind: 'bug' | 'hang'
  /** The method, as in `publish.advance`; `load` for the plugin's own code on its way in. */
  operation: string
  reason: string
}

export type Tell = (trouble: Pick<PluginTrouble, 'kind' | 'operation' | 'reason'>) => void

/** Names of errors and fields are a plugin's own words: beyond this they are no names. */
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/
const FIELD = /^[\w.:-]{1,120}$/
const PLACE = /^[\w./@-]{1,120}:\d{1,7}/
const CODE = /^[A-Z][A-Z0-9_]{1,59}$/

/** A refusal by the host itself: its message is ours, and may be shown. */
class HostRefusal extends Error {
  name = 'HostRefusal'
}

/** The fault for what a plugin should not have done. `reason` is shown to operators: nothing of the plugin's data belongs in it. */
export function bug(reason: string, field?: string): AdapterFault {
  const fault = new AdapterFault('E_ADAPTER_BUG', field === undefined ? {} : { field })
  fault.cause = new HostRefusal(reason)
  return fault
}

/** Why a plugin failed, in words without its data: the kind of error, and where in the plugin it happened. */
export function reasonOf(error: unknown, folder: string): string {
  if (AdapterFault.is(error)) return ofFault(error, folder)
  if (error instanceof HostRefusal) return error.message
  if (!(error instanceof Error)) return `threw something that is no error (${typeof error})`

  const name = NAME.test(error.name) ? error.name : 'an error'
  const { code } = error as { code?: unknown }
  const known = typeof code === 'string' && CODE.test(code) ? ` ${code}` : ''
  const place = placeIn(error.stack, folder)
  return `threw ${name}${known}${place ? ` at ${place}` : ''}`
}

function ofFault(fault: AdapterFault, folder: string): string {
  const { field } = fault.facts
  const about = field && FIELD.test(field) ? ` (${field})` : ''
  if (fault.cause === undefined) return `reported a bug of its own${about}`
  return `${reasonOf(fault.cause, folder)}${about}`
}

/** The first line of the stack that lies in the plugin's folder. A message stands in the stack as well, and is no line of it. */
function placeIn(stack: string | undefined, folder: string): string | undefined {
  for (const line of (stack ?? '').split('\n')) {
    const at = /^\s+at |^file:/.test(line) ? line.indexOf(`${folder}/`) : -1
    const place = at < 0 ? null : PLACE.exec(line.slice(at + folder.length + 1))
    if (place) return place[0]
  }
  return undefined
}
