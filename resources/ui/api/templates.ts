import { api } from './http'
import type { Page } from './types'
import type { Data } from '@generated/data'

export { BUILT_IN, builtInValues, filled, namesIn, unknownIn, valuesOf, VARIABLE_NAME } from '../../../core/services/templates/variables.ts'
export { asHashtag, withHashtags } from '../../../core/services/templates/hashtags.ts'
export { LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_TAG, LONGEST_TEXT, LONGEST_VALUE, MOST_TAGS, MOST_VARIABLES } from '../../../core/services/templates/limits.ts'
export type { Variable } from '../../../core/services/templates/variables.ts'

export type Template = Data.Templates.Template
export type HashtagGroup = Data.Templates.HashtagGroup
export type TemplateFields = Pick<Template, 'name' | 'text' | 'variants' | 'hashtags' | 'variables'>

/** Channels by the adapter that runs them, as templates tell them apart. */
export type Kind = {
  id: string
  name: string
}

interface Service<Row, Fields> {
  /** Of one brand, or of all; the newest hundred. */
  list(brandId?: string): Promise<Row[]>
  create(fields: Fields & { brandId: string }): Promise<Row>
  update(id: string, fields: Partial<Fields>): Promise<Row>
  remove(id: string): Promise<void>
}

const service = <Row, Fields>(path: string): Service<Row, Fields> => ({
  list: (brandId) => api<Page<Row>>('GET', `${path}?${new URLSearchParams({ limit: '100', ...(brandId && { brand: brandId }) })}`).then(({ data }) => data),
  create: (fields) => api<{ data: Row }>('POST', path, { body: fields }).then(({ data }) => data),
  update: (id, fields) => api<{ data: Row }>('PATCH', `${path}/${id}`, { body: fields }).then(({ data }) => data),
  remove: (id) => api<void>('DELETE', `${path}/${id}`),
})

export const templates = service<Template, TemplateFields>('/api/v1/templates')
export const hashtagGroups = service<HashtagGroup, Pick<HashtagGroup, 'name' | 'tags'>>('/api/v1/hashtag-groups')
