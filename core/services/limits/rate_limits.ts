import limiter from '@adonisjs/limiter/services/main'
import { errors } from '@adonisjs/limiter'
import type { LimiterResponse } from '@adonisjs/limiter'
import type { HttpContext } from '@adonisjs/core/http'
import { Circuit } from './circuit.ts'
import { isRefusal, tellStoreIsDown } from './closed_store.ts'
import { FILES_FACTOR, requestsOf, tierOf, WINDOW_SECONDS, type Tier } from './tiers.ts'

/** A store on a loaded machine answers in a few milliseconds; waiting longer would make every page slow. */
const WITHIN_MS = 1_000
/** While the store is down, one request in this time finds out whether it still is. */
const OPEN_MS = 5_000
/**
 * Asked by load balancers every second, and made to work without any store; and what platforms send, which is counted in
 * memory before its first byte is read (core/services/inbound/hook_limit.ts). Short links are followed by whole offices behind one address; their codes cannot
 * be guessed, and each costs one read.
 */
const UNCOUNTED = new Set(['/health/live', '/hooks/:plugin/:path', '/l/:code'])
const FILES = new Set(['/media/:id/file', '/media/:id/preview', '/m/:workspace/:id/:file', '/sandbox/:plugin/picture', '/kit/:token/pictures/:media', '/kit-fonts/:font/:file'])

const circuit = new Circuit(WITHIN_MS, OPEN_MS)

/**
 * Counts a request once, by who makes it. Outside any tenant transaction: a store in Postgres takes a connection of its
 * own, and requests that each hold one and wait for a second would wait for ever.
 * Throws E_TOO_MANY_REQUESTS. When the store is down, work goes on uncounted.
 */
export class RateLimits {
  /** Somebody who is not signed in, or about whom it is not known. */
  static anonymous(ctx: HttpContext) {
    return charge(ctx, 'anonymous', ctx.request.ip())
  }

  /** A member at work: people of a higher rank may ask more often, and every token has its own count. */
  static member(ctx: HttpContext, workspaceId: string, rank: number) {
    const token = ctx.auth.user!.currentAccessToken
    if (token) return charge(ctx, 'api_token', `${workspaceId}:${token.identifier}`)
    return charge(ctx, tierOf(rank), `${workspaceId}:${ctx.auth.user!.id}`)
  }

  /** A route without a workspace: a person's own account, or open to everybody. */
  static elsewhere(ctx: HttpContext) {
    const user = ctx.auth?.user
    if (!user) return RateLimits.anonymous(ctx)
    const token = user.currentAccessToken
    return token ? charge(ctx, 'api_token', `own:${token.identifier}`) : charge(ctx, 'member', `own:${user.id}`)
  }
}

async function charge(ctx: HttpContext, tier: Tier, who: string) {
  const pattern = ctx.route?.pattern ?? ''
  if (ctx.isCounted || UNCOUNTED.has(pattern)) return
  ctx.isCounted = true

  const isFile = FILES.has(pattern)
  const requests = requestsOf(tier) * (isFile ? FILES_FACTOR : 1)
  const key = `requests:${isFile ? 'files:' : ''}${tier}:${who}`
  const bucket = limiter.use({ requests, duration: WINDOW_SECONDS })
  try {
    tell(ctx, tier, await circuit.call(() => bucket.consume(key), isRefusal))
  } catch (error) {
    if (error instanceof errors.ThrottleException) {
      tell(ctx, tier, error.response)
      throw error
    }
    tellStoreIsDown(error, 'work goes on uncounted, signing in waits')
  }
}

/** draft-ietf-httpapi-ratelimit-headers, and the three fields that clients have long read. */
function tell({ response }: HttpContext, tier: Tier, { limit, remaining, availableIn }: LimiterResponse) {
  response.header('RateLimit-Limit', limit)
  response.header('RateLimit-Remaining', Math.max(0, remaining))
  response.header('RateLimit-Reset', Math.max(0, Math.ceil(availableIn)))
  response.header('RateLimit-Policy', `"${tier}";q=${limit};w=${WINDOW_SECONDS}`)
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Whether this request has been charged to a rate limit. */
    isCounted?: boolean
  }
}
