import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import env from '#start/env'
import { MAX_PUBLIC_URL_SECONDS } from './limits.ts'
import { kindOfType } from './kinds.ts'

/** What a signed address is good for: reading this one file of this workspace until that second. */
export interface PublicPath {
  workspaceId: string
  id: string
  /** Last part of the path. Platforms look at its extension. */
  file: string
}

let key: Buffer | undefined
const signingKey = () => (key ??= Buffer.from(hkdfSync('sha256', env.get('APP_KEY').release(), 'caidence', 'public media address 1', 32)))

/** GET stands for HEAD as well; no other method is answered. */
const signature = ({ workspaceId, id, file }: PublicPath, expires: number) =>
  createHmac('sha256', signingKey()).update(['GET', workspaceId, id, file, String(expires)].join('\n')).digest()

/** `/` at the end or not, with a path or not: from configuration, never from a request. */
export const mediaBase = () => (env.get('MEDIA_URL') ?? env.get('APP_URL')).replace(/\/+$/, '')

/** US-ASCII only, ending in the right extension: platforms insist on both. */
export function publicUrl(media: { workspaceId: string; id: string; type: string }, seconds: number, now = Date.now()): URL {
  const lifetime = Math.min(Math.max(1, Math.ceil(seconds)), MAX_PUBLIC_URL_SECONDS)
  const expires = Math.ceil(now / 1000) + lifetime
  const path = { workspaceId: media.workspaceId, id: media.id, file: `media.${kindOfType(media.type).extension}` }
  const sig = signature(path, expires).toString('base64url')
  return new URL(`${mediaBase()}/m/${path.workspaceId}/${path.id}/${path.file}?expires=${expires}&sig=${sig}`)
}

/** Seconds the address is still good for; 0 when it is not, whatever the reason. */
export function secondsLeft(path: PublicPath, expires: unknown, sig: unknown, now = Date.now()): number {
  if (typeof expires !== 'string' || typeof sig !== 'string') return 0
  if (!/^[1-9]\d{0,11}$/.test(expires) || !/^[\w-]{43}$/.test(sig)) return 0
  const given = Buffer.from(sig, 'base64url')
  const wanted = signature(path, Number(expires))
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 0
  // Base64url of 32 bytes has spare bits; only one spelling is ours.
  if (given.toString('base64url') !== sig) return 0
  const left = Number(expires) - now / 1000
  return left > 0 && left <= MAX_PUBLIC_URL_SECONDS + 1 ? left : 0
}
