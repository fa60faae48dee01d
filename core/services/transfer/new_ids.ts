import { createHash } from 'node:crypto'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const WHOLE = new RegExp(`^${UUID.source}$`, 'i')

/**
 * The id that a thing of an archive gets in a workspace: always the same one (RFC 9562, version 8). So an import that broke
 * off goes on where it was, the same archive twice brings nothing twice, and no list of ids has to be kept.
 */
export function newId(workspaceId: string, id: string): string {
  const hash = createHash('sha256').update(`${workspaceId}:${id.toLowerCase()}`).digest()
  hash[6] = (hash[6]! & 0x0f) | 0x80
  hash[8] = (hash[8]! & 0x3f) | 0x80
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Ids inside JSON: whatever looks like one, since only the archive's own things are named there. */
export function withNewIds(value: unknown, map: (id: string) => string): unknown {
  if (typeof value === 'string') return WHOLE.test(value) ? map(value) : value
  if (Array.isArray(value)) return value.map((item) => withNewIds(item, map))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [WHOLE.test(key) ? map(key) : key, withNewIds(item, map)]))
  return value
}
