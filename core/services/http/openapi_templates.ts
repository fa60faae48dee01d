import { createHashtagGroupValidator, createTemplateValidator, fillTemplateValidator, listTemplatesValidator, updateHashtagGroupValidator, updateTemplateValidator } from '#validators/templates/template'
import { described, instant, list, nullable, object, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const variant = object({ adapterId: described('Channels of this adapter say this instead.', string), text: string })

export const template = object({
  id: uuid,
  brandId: uuid,
  name: string,
  text: described('With gaps such as `{{product}}`.', string),
  variants: list(variant),
  hashtags: described('Put at the end of each text that does not have them.', list(string)),
  variables: list(object({ name: string, description: nullable(string), fallback: described('Stands in the gap when nothing is given.', nullable(string)) })),
  createdAt: instant,
  updatedAt: instant,
})

export const hashtagGroup = object({ id: uuid, brandId: uuid, name: string, tags: list(string), createdAt: instant, updatedAt: instant })

export const schemas = {
  Template: template,
  FilledTemplate: object({ text: string, variants: list(variant), missing: described('Variables that nothing was given for; they stand in the texts as they are.', list(string)) }),
  HashtagGroup: hashtagGroup,
}

const tag = 'Templates'
const full = { 409: 'The brand has as many as it can have.' }

export const operations: Operations = {
  'api.templates.index': {
    ...{ operationId: 'listTemplates', tag, access: 'posts:read', query: listTemplatesValidator },
    summary: 'Templates of posts, newest first',
    success: { status: 200, description: 'A page of them', schema: page(ref('Template')) },
  },
  'api.templates.show': {
    ...{ operationId: 'getTemplate', tag, access: 'posts:read' },
    summary: 'Show one template',
    success: { status: 200, description: 'The template', schema: wrapped(ref('Template')) },
  },
  'api.templates.store': {
    ...{ operationId: 'createTemplate', tag, access: 'posts:write', body: createTemplateValidator },
    summary: 'Keep a text with gaps',
    description: 'Every gap names a variable of the template, or one that fills itself: `brand.name`, `date`, `weekday`, `month`, `year`. Others are refused, with the one that was probably meant.',
    success: { status: 201, description: 'The template', schema: wrapped(ref('Template')) },
    refusals: full,
  },
  'api.templates.update': {
    ...{ operationId: 'updateTemplate', tag, access: 'posts:write', body: updateTemplateValidator },
    summary: 'Change a template; posts made of it stay as they are',
    success: { status: 200, description: 'As it is now', schema: wrapped(ref('Template')) },
  },
  'api.templates.destroy': {
    ...{ operationId: 'deleteTemplate', tag, access: 'posts:write' },
    summary: 'Delete a template',
    success: { status: 204, description: 'Deleted' },
  },
  'api.templates.fill': {
    ...{ operationId: 'fillTemplate', tag, access: 'posts:write', body: fillTemplateValidator },
    summary: 'The texts of a template with its gaps filled',
    description: 'Keeps nothing. `at` is when the post goes out, for the variables about its day; the brand’s time zone says which day that is. Text is put in as it is: gaps in it are not filled.',
    success: { status: 200, description: 'The texts', schema: wrapped(ref('FilledTemplate')) },
  },
  'api.hashtag_groups.index': {
    ...{ operationId: 'listHashtagGroups', tag, access: 'posts:read', query: listTemplatesValidator },
    summary: 'Groups of hashtags, newest first',
    success: { status: 200, description: 'A page of them', schema: page(ref('HashtagGroup')) },
  },
  'api.hashtag_groups.store': {
    ...{ operationId: 'createHashtagGroup', tag, access: 'posts:write', body: createHashtagGroupValidator },
    summary: 'Keep hashtags that go into a text together',
    success: { status: 201, description: 'The group', schema: wrapped(ref('HashtagGroup')) },
    refusals: full,
  },
  'api.hashtag_groups.update': {
    ...{ operationId: 'updateHashtagGroup', tag, access: 'posts:write', body: updateHashtagGroupValidator },
    summary: 'Change a group of hashtags',
    success: { status: 200, description: 'As it is now', schema: wrapped(ref('HashtagGroup')) },
  },
  'api.hashtag_groups.destroy': {
    ...{ operationId: 'deleteHashtagGroup', tag, access: 'posts:write' },
    summary: 'Delete a group of hashtags',
    success: { status: 204, description: 'Deleted' },
  },
}
