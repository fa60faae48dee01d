import { agencyProfileValidator } from '#validators/profiles/agency'
import { brandProfileValidator } from '#validators/profiles/brand'
import { createCreatorValidator, creatorProfileValidator, listCreatorsValidator, updateCreatorValidator } from '#validators/profiles/creator'
import { linkPreviewValidator } from '#validators/profiles/link'
import { bodySchema, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { ObjectSchema, Operations, Schema, Validator } from './openapi_types.ts'

export const creator = object({
  id: uuid,
  name: described('In the roster.', string),
  userId: described('The member who is this creator.', nullable(uuid)),
  brandId: described('The brand that is their own, with their channels and media.', nullable(uuid)),
  displayName: described('As they call themselves in their profile.', nullable(string)),
  city: nullable(string),
  country: nullable(string),
  availability: nullable(oneOf(['open', 'limited', 'closed'])),
  createdAt: instant,
})

export const linkPreview = object({ title: nullable(string), description: nullable(string), mediaId: described('Of the picture, in the library.', nullable(uuid)) })

/** As they are answered: every section with every field, where a body may leave any of them out. */
function whole(schema: Schema): Schema {
  if (schema.properties) {
    const properties = Object.fromEntries(Object.entries(schema.properties as Record<string, Schema>).map(([name, value]) => [name, whole(value)]))
    return { type: 'object', properties, required: Object.keys(properties) }
  }
  const { type, items } = schema
  return items ? { type: Array.isArray(type) ? 'array' : type, items: whole(items as Schema) } : schema
}

const completion = object({
  percent: integer,
  missing: list(object({ path: string, label: described('For people.', string), weight: integer, link: described('The page and the field on it.', string) })),
})

const profile = (validator: Validator) =>
  object({
    id: described('Of the workspace, the brand or the creator.', uuid),
    name: string,
    revision: described('Rises with every change; 0 when nothing was ever saved. Also the ETag.', integer),
    sections: whole(bodySchema(validator)) as ObjectSchema,
    completion: ref('Completion'),
    updatedAt: nullable(instant),
  })

export const schemas = {
  Completion: completion,
  Creator: creator,
  LinkPreview: linkPreview,
  AgencyProfile: profile(agencyProfileValidator),
  BrandProfile: profile(brandProfileValidator),
  CreatorProfile: profile(creatorProfileValidator),
}

const tag = 'Profiles'
const etag = { ETag: described('The revision in quotation marks.', string) }
const answered = (name: string) => ({ status: 200, description: 'The profile as it is now', schema: wrapped(ref(name)), headers: etag })

function save(operationId: string, body: Validator, name: string) {
  return {
    ...{ operationId, tag, access: 'access:write' as const, body, ifMatch: true as const },
    description: 'Each section that is named replaces the stored one whole; the others stay. With If-Match it is refused when somebody else was faster.',
    success: answered(name),
    refusals: { 412: 'Somebody else changed it since; `current` is how it is now.' },
    refusalSchemas: { 412: { allOf: [ref('Problem'), { type: 'object', properties: { current: ref(name) }, required: ['current'] }] } },
  }
}

const unreadable = 'Or the page does not answer, or not to everybody (E_LINK_UNREADABLE).'
const taken = { 409: 'The person or the brand already belongs to another creator.' }

export const operations: Operations = {
  'api.link_previews.store': {
    ...{ operationId: 'previewLink', tag, access: 'access:write', body: linkPreviewValidator },
    summary: 'Read title, description and picture of a page',
    description: 'Of public pages only. The picture is kept in the library of the brand.',
    success: { status: 200, description: 'What the page says of itself', schema: wrapped(ref('LinkPreview')) },
    refusals: { 422: unreadable },
  },
  'api.agency_profile.show': {
    ...{ operationId: 'getAgencyProfile', tag, access: 'access:read' },
    summary: 'What the agency says of itself',
    success: answered('AgencyProfile'),
  },
  'api.agency_profile.update': { ...save('updateAgencyProfile', agencyProfileValidator, 'AgencyProfile'), summary: 'Change sections of the agency’s profile' },
  'api.brand_profiles.show': {
    ...{ operationId: 'getBrandProfile', tag, access: 'access:read' },
    summary: 'How a brand looks and speaks, and to whom',
    success: answered('BrandProfile'),
  },
  'api.brand_profiles.update': { ...save('updateBrandProfile', brandProfileValidator, 'BrandProfile'), summary: 'Change sections of a brand’s profile' },
  'api.creators.index': {
    ...{ operationId: 'listCreators', tag, access: 'access:read', query: listCreatorsValidator },
    summary: 'The creators that you may see, newest first: all of them, or yourself',
    success: { status: 200, description: 'A page of them', schema: page(ref('Creator')) },
  },
  'api.creators.store': {
    ...{ operationId: 'createCreator', tag, access: 'access:write', body: createCreatorValidator },
    summary: 'Add a creator to the roster',
    success: { status: 201, description: 'The creator', schema: wrapped(ref('Creator')) },
    refusals: taken,
  },
  'api.creators.show': {
    ...{ operationId: 'getCreator', tag, access: 'access:read' },
    summary: 'Show one creator',
    success: { status: 200, description: 'The creator', schema: wrapped(ref('Creator')) },
  },
  'api.creators.update': {
    ...{ operationId: 'updateCreator', tag, access: 'access:write', body: updateCreatorValidator },
    summary: 'Change a creator’s name, person or brand',
    success: { status: 200, description: 'As it is now', schema: wrapped(ref('Creator')) },
    refusals: taken,
  },
  'api.creators.destroy': {
    ...{ operationId: 'deleteCreator', tag, access: 'access:write' },
    summary: 'Remove a creator, with their profile',
    success: { status: 204, description: 'Removed' },
  },
  'api.creator_profiles.show': {
    ...{ operationId: 'getCreatorProfile', tag, access: 'access:read' },
    summary: 'What a creator shows of themselves, and their rates',
    success: answered('CreatorProfile'),
  },
  'api.creator_profiles.update': { ...save('updateCreatorProfile', creatorProfileValidator, 'CreatorProfile'), summary: 'Change sections of a creator’s profile' },
}
