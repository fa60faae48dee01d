import { errors } from '@vinejs/vine'
import Media from '#models/media'
import type { PermissionEngine } from '#services/access/permission_engine'
import type { Actor } from '#services/tenancy/tenant_tx'

/** Fields with the id of a file; `imageIds` is a list of them. Logos and portraits are pictures, a portfolio also holds films. */
const PICTURES = new Set(['logoLightId', 'logoDarkId', 'markId', 'portraitId', 'imageIds'])
const FILES = new Set(['mediaId'])

interface Reference {
  path: string
  id: string
  mustBePicture: boolean
}

/** Where in these sections files of the library are named. */
export function mediaReferences(value: unknown, path = '', name = ''): Reference[] {
  if (typeof value === 'string') return PICTURES.has(name) || FILES.has(name) ? [{ path, id: value, mustBePicture: PICTURES.has(name) }] : []
  if (typeof value !== 'object' || value === null) return []
  const below = (key: string) => (path ? `${path}.${key}` : key)
  if (Array.isArray(value)) return value.flatMap((item, index) => mediaReferences(item, below(String(index)), name))
  return Object.entries(value).flatMap(([key, item]) => mediaReferences(item, below(key), key))
}

/**
 * Files have to be there, of this workspace, and the actor's to see. One that the profile names already may stay,
 * whoever saves: they took it over, they did not choose it.
 */
export async function mustHaveMedia(engine: PermissionEngine, actor: Actor, sections: object, stored: object): Promise<void> {
  const known = new Set(mediaReferences(stored).map(({ id }) => id))
  const wanted = mediaReferences(sections).filter(({ id }) => !known.has(id))
  if (!wanted.length) return
  const narrow = await engine.scope(actor, 'media.view')
  const found: Media[] = await narrow(Media.query()).whereIn('id', [...new Set(wanted.map(({ id }) => id))]).whereNull('deleted_at').select('id', 'type')
  const types = new Map(found.map(({ id, type }) => [id, type]))
  const wrong = wanted.flatMap(({ id, path, mustBePicture }) => {
    const type = types.get(id)
    if (!type) return [{ field: path, rule: 'exists', message: 'There is no such file in the library' }]
    return mustBePicture && !type.startsWith('image/') ? [{ field: path, rule: 'picture', message: 'This file is not a picture' }] : []
  })
  if (wrong.length) throw new errors.E_VALIDATION_ERROR(wrong)
}
