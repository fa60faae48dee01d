import vine from '@vinejs/vine'
import { LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_TAG, LONGEST_TEXT, LONGEST_VALUE, MOST_TAGS, MOST_VARIABLES, MOST_VARIANTS } from '#services/templates/limits'
import { cursor, limit } from '#validators/paging'
import { instant } from '#validators/publishing/post'
import { wellFormed } from '#validators/text'

const ADAPTER_ID = /^[a-z][a-z0-9_-]{0,63}$/

const brandId = () => vine.string().uuid().toLowerCase()
const name = () => vine.string().trim().minLength(1).maxLength(LONGEST_NAME).use(wellFormed())
const text = () => vine.string().trim().minLength(1).maxLength(LONGEST_TEXT).use(wellFormed())
const note = (most: number) => vine.string().trim().maxLength(most).use(wellFormed()).nullable().optional()
const tags = () => vine.array(vine.string().trim().minLength(1).maxLength(LONGEST_TAG).use(wellFormed())).maxLength(MOST_TAGS)
const variants = () => vine.array(vine.object({ adapterId: vine.string().regex(ADAPTER_ID), text: text() })).maxLength(MOST_VARIANTS)
const variables = () =>
  vine.array(vine.object({ name: vine.string().trim().minLength(1).maxLength(LONGEST_NAME).use(wellFormed()), description: note(LONGEST_DESCRIPTION), fallback: note(LONGEST_VALUE) })).maxLength(MOST_VARIABLES)

export const listTemplatesValidator = vine.create({ brand: brandId().optional(), cursor: cursor(), limit: limit() })
export const toolPageValidator = vine.create({ brand: brandId().optional(), cursor: cursor() })
export const createTemplateValidator = vine.create({ brandId: brandId().optional(), name: name(), text: text(), variants: variants().optional(), hashtags: tags().optional(), variables: variables().optional() })
export const updateTemplateValidator = vine.create({ name: name().optional(), text: text().optional(), variants: variants().optional(), hashtags: tags().optional(), variables: variables().optional() })

export const fillTemplateValidator = vine.create({
  values: vine.array(vine.object({ name: vine.string().trim().maxLength(LONGEST_NAME), value: vine.string().maxLength(LONGEST_VALUE).use(wellFormed()) })).maxLength(MOST_VARIABLES).optional(),
  at: vine.string().use(instant()).nullable().optional(),
})

export const createHashtagGroupValidator = vine.create({ brandId: brandId().optional(), name: name(), tags: tags().minLength(1) })
export const updateHashtagGroupValidator = vine.create({ name: name().optional(), tags: tags().minLength(1).optional() })
