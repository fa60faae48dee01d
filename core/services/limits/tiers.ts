import env from '#start/env'

/** Who is counted together, lowest first. */
export const TIERS = ['anonymous', 'viewer', 'member', 'manager', 'owner', 'api_token'] as const
export type Tier = (typeof TIERS)[number]

/** One minute: a page that was slowed down works again before its reader has given up. */
export const WINDOW_SECONDS = 60

/**
 * Requests per window. A page of ours costs about five; somebody who works fast opens thirty a minute. Rank raises the
 * limit because lists, reports and settings of a whole workspace ask more often.
 */
const DEFAULTS: Record<Tier, number> = {
  /** Per address: an office behind one, where nobody is signed in yet. */
  anonymous: 300,
  viewer: 300,
  member: 600,
  manager: 900,
  owner: 1_200,
  /** Per token: twenty a second is a script that keeps up with itself. */
  api_token: 1_200,
}

/** Previews and files count apart and ten times as many: one page of the library shows sixty of them at once. */
export const FILES_FACTOR = 10

/** From here on a role counts as managing, and as working with content; below it only looks. See system_roles.ts. */
const OWNER_RANK = 100
const MANAGER_RANK = 70
const MEMBER_RANK = 20

export function tierOf(rank: number): Tier {
  if (rank >= OWNER_RANK) return 'owner'
  if (rank >= MANAGER_RANK) return 'manager'
  return rank >= MEMBER_RANK ? 'member' : 'viewer'
}

let overrides: Partial<Record<Tier, number>> = {}

/** Puts other limits in the place of the configured ones until the next call. For tests. */
export const useLimits = (limits: Partial<Record<Tier, number>>) => void (overrides = limits)

export function requestsOf(tier: Tier): number {
  return overrides[tier] ?? configured()[tier] ?? DEFAULTS[tier]
}

const configured = (): Partial<Record<Tier, number>> => ({
  anonymous: env.get('RATE_LIMIT_ANONYMOUS'),
  viewer: env.get('RATE_LIMIT_VIEWER'),
  member: env.get('RATE_LIMIT_MEMBER'),
  manager: env.get('RATE_LIMIT_MANAGER'),
  owner: env.get('RATE_LIMIT_OWNER'),
  api_token: env.get('RATE_LIMIT_API_TOKEN'),
})
