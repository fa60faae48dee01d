/** What a role or a right may be limited to. The same words as in the tables' checks. */
export const SCOPE_TYPES = ['workspace', 'brand', 'social_connection', 'social_post', 'media', 'lead_source'] as const
export type ScopeType = (typeof SCOPE_TYPES)[number]

export interface Scope {
  type: ScopeType
  /** The workspace's own id when it is the whole workspace. */
  id: string
}

/** A row that belongs to a workspace and, mostly, to a brand. Without a brand and an id: the workspace itself. */
export interface Resource {
  workspaceId: string
  brandId?: string | null
  id?: string
  /** Of a delivery: rights on its post or channel reach it. */
  postId?: string
  connectionId?: string
}

/**
 * How rows of a table hang in the tree of scopes: workspace, brand, row. The predicate, the filter of lists and the wall
 * in the database are made of this; `tests/architecture/walls.spec.ts` compares it with the policies in Postgres.
 */
export interface ResourceTable {
  /** The column with the brand's id. */
  brand: string
  /** Columns with the id of a row that a right may be limited to. */
  rows: string[]
}

export const RESOURCE_TABLES: Record<string, ResourceTable> = {
  brands: { brand: 'id', rows: [] },
  social_connections: { brand: 'brand_id', rows: ['id'] },
  connect_attempts: { brand: 'brand_id', rows: [] },
  media: { brand: 'brand_id', rows: ['id'] },
  brand_profiles: { brand: 'brand_id', rows: [] },
  social_posts: { brand: 'brand_id', rows: ['id'] },
  deliveries: { brand: 'brand_id', rows: ['post_id', 'connection_id'] },
  content_calendar_entries: { brand: 'brand_id', rows: [] },
  review_links: { brand: 'brand_id', rows: [] },
  domain_events: { brand: 'brand_id', rows: ['subject_id', 'post_id', 'connection_id'] },
  notices: { brand: 'brand_id', rows: ['post_id', 'connection_id'] },
  webhook_endpoints: { brand: 'brand_id', rows: [] },
  queue_slots: { brand: 'brand_id', rows: ['connection_id'] },
  post_series: { brand: 'brand_id', rows: [] },
  import_jobs: { brand: 'brand_id', rows: [] },
  import_rows: { brand: 'brand_id', rows: [] },
  hashtag_groups: { brand: 'brand_id', rows: [] },
  post_templates: { brand: 'brand_id', rows: [] },
  link_defaults: { brand: 'brand_id', rows: [] },
  short_links: { brand: 'brand_id', rows: [] },
}

/** A brand as a resource: it is its own brand. */
export const brandResource = ({ workspaceId, id }: { workspaceId: string; id: string }): Resource => ({ workspaceId, brandId: id })
