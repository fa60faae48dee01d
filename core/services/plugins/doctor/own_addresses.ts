import { request } from 'undici'
import env from '#start/env'
import { platformsAreLocal, privacyOf } from '#services/media/reachability'
import { mediaBase } from '#services/media/public_url'

/** The answer is one line, from a process of ours: slower means that something else answers. */
const ANSWER_WITHIN_MS = 5_000
/** See start/routes.ts. */
const SIGN_OF_LIFE = '/health/live'

export interface OwnAddress {
  /** Does it lead to this installation? */
  answers: boolean
  /** Why nobody outside can use it; null when they may, and when whoever calls is on this machine as well. */
  isPrivate: string | null
}

export const appBase = () => env.get('APP_URL').replace(/\/+$/, '')
export const hookUrl = (pluginId: string, path: string) => `${appBase()}/hooks/${pluginId}/${path}`
export { mediaBase }

/** Asks our own address the way others do: by its name, through whatever stands before it. */
export async function lookAt(base: string, isSandbox: boolean): Promise<OwnAddress> {
  const isNear = isSandbox || platformsAreLocal()
  const [answers, isPrivate] = await Promise.all([leadsHere(base), isNear ? null : privacyOf(new URL(base))])
  return { answers, isPrivate }
}

async function leadsHere(base: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(`${base.replace(/\/+$/, '')}${SIGN_OF_LIFE}`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    const told = await body.json()
    return statusCode === 200 && (told as { status?: unknown } | null)?.status === 'ok'
  } catch {
    return false
  }
}
