/** One kind of thing in an archive, and the table it is kept in. */
export interface Noun {
  table: string
  /** Columns that stay here: what only makes sense in this installation, or is nobody else's business. */
  without?: readonly string[]
  /** The order in which rows depend on each other, where that is not the order of their ids. */
  order?: readonly string[]
  /** False: for reading only. Another installation has people, roles and decisions of its own. */
  isImported: boolean
  /** What becomes of a row in its new home. */
  arriving?: (row: Row) => Row
}

export type Row = Record<string, unknown>

/** A delivery is over, and stays what it was. Everything else becomes a draft: what is planned here must not go out there as well. */
const OVER = new Set(['live', 'failed', 'unconfirmed', 'cancelled'])
const POSTS_OVER = new Set([...OVER, 'partially_published'])

const NOTHING_RUNS = { checkpoint: null, doubt: false, dispatched_generation: null, progress: null, waiting_until: null, waiting_for: null, held_reason: null, slot_at: null }

/**
 * Everything a workspace holds, what others point at first. Not in it: tokens and grants of channels, access tokens, secrets
 * of webhooks, secret links, sessions, invitations, notices, the log of who saw what, and what is made anew by itself.
 */
export const NOUNS: readonly Noun[] = [
  { table: 'brands', isImported: true },
  { table: 'agency_profiles', isImported: true },
  { table: 'brand_profiles', isImported: true },
  { table: 'creators', isImported: true },
  { table: 'creator_profiles', isImported: true },
  { table: 'media', without: ['preview_key'], isImported: true },
  {
    table: 'social_connections',
    without: ['token_expires_at', 'refresh_expires_at', 'access_ends_at', 'told_end_at', 'told_days', 'checked_at', 'findings', 'capabilities'],
    isImported: true,
    // Its tokens stayed where they were. Connecting the account again brings it to life, with all its posts.
    arriving: (row) => ({ ...row, state: 'disconnected', disconnected_at: new Date().toISOString(), fault_code: null }),
  },
  { table: 'post_templates', isImported: true },
  { table: 'hashtag_groups', isImported: true },
  { table: 'link_defaults', isImported: true },
  { table: 'queue_slots', isImported: true },
  { table: 'content_calendar_entries', isImported: true },
  { table: 'social_posts', isImported: true, arriving: (row) => (POSTS_OVER.has(row.state as string) ? row : { ...row, state: 'draft' }) },
  { table: 'post_media', isImported: true },
  { table: 'deliveries', isImported: true, arriving: (row) => ({ ...row, ...NOTHING_RUNS, ...(!OVER.has(row.state as string) && { state: 'draft', fault: null, fault_code: null }) }) },
  { table: 'published_media', isImported: true },
  { table: 'post_comments', order: ['created_at', 'id'], isImported: true },
  { table: 'post_revisions', isImported: true },
  { table: 'post_metrics', isImported: true },
  { table: 'account_metrics', isImported: true },
  { table: 'imported_posts', isImported: true },
  { table: 'short_links', isImported: true },
  { table: 'link_clicks', isImported: true },
  { table: 'delivery_links', isImported: true },
  { table: 'post_series', isImported: false },
  { table: 'approval_requests', isImported: false },
  { table: 'approval_decisions', isImported: false },
  { table: 'roles', isImported: false },
  { table: 'role_parents', isImported: false },
  { table: 'role_assignments', isImported: false },
  { table: 'permission_grants', isImported: false },
]

const SECRET = 'holds a secret, or is about one'
const ELSEWHERE = 'is made anew where it is needed'
const OF_HERE = 'is about the work of this installation'

/** Tables that are in no archive, each with why. A new table belongs in one of the two lists. */
export const LEFT: Readonly<Record<string, string>> = {
  connection_grants: SECRET,
  connect_attempts: SECRET,
  calendar_feeds: SECRET,
  media_kit_links: SECRET,
  review_links: SECRET,
  review_link_posts: SECRET,
  review_link_events: SECRET,
  webhook_endpoints: SECRET,
  webhook_calls: SECRET,
  invitations: SECRET,
  invitation_roles: SECRET,
  media_renditions: ELSEWHERE,
  delivery_renditions: ELSEWHERE,
  reports: ELSEWHERE,
  metric_schedules: ELSEWHERE,
  analytics_changes: ELSEWHERE,
  series_occurrences: 'belongs to series, which are for reading only: their posts are in the archive',
  memberships: 'is people.jsonl',
  audit_logs: 'has an export of its own, and a chain that holds only here',
  audit_heads: 'has an export of its own, and a chain that holds only here',
  access_logs: OF_HERE,
  account_imports: OF_HERE,
  delivery_attempts: 'may hold addresses of uploads, which are secrets of the platforms',
  delivery_events: OF_HERE,
  domain_events: OF_HERE,
  workspace_exports: OF_HERE,
  workspace_imports: OF_HERE,
  idempotency_keys: OF_HERE,
  impersonations: OF_HERE,
  import_jobs: OF_HERE,
  import_rows: OF_HERE,
  notices: OF_HERE,
  onboarding_progress: OF_HERE,
  outbox: OF_HERE,
  post_presences: OF_HERE,
  workspace_plugins: OF_HERE,
}
