import type { Json, PluginLog } from '@caidence/sdk'

const REDACTED = '[redacted]'
/** Names whose values are secret or personal whatever they hold. */
const SENSITIVE =
  /token|secret|password|authorization|cookie|proof|^code$|caption|^text$|email|phone/i
/** A shorter secret would match inside ordinary words and make logs unreadable. */
const MIN_SECRET_LENGTH = 6

/** A log that cannot print the given secrets, nor anything under a sensitive name. */
export function redactingLog(log: PluginLog, secrets: () => string[], plugin: string): PluginLog {
  const clean = (text: string) =>
    secrets()
      .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
      .reduce((result, secret) => result.replaceAll(secret, REDACTED), text)

  const scrub = (value: Json): Json => {
    if (typeof value === 'string') return clean(value)
    if (Array.isArray(value)) return value.map(scrub)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        SENSITIVE.test(key) ? REDACTED : scrub(inner),
      ])
    )
  }
  const facts = (given: Record<string, Json> = {}) => ({
    plugin,
    ...(scrub(given) as Record<string, Json>),
  })

  return {
    info: (message, given) => log.info(clean(message), facts(given)),
    warn: (message, given) => log.warn(clean(message), facts(given)),
  }
}
