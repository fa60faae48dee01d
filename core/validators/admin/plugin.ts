import vine from '@vinejs/vine'
import { wellFormed } from '#validators/text'

/** As long as any field of a manifest may be; the field's own limit is asked afterwards. */
const VALUE_MOST = 10_000
const SCOPE_MOST = 300
const ADAPTER = /^[a-z][a-z0-9_]{1,39}$/

export const pluginSettingsValidator = vine.create({
  settings: vine.record(vine.string().maxLength(VALUE_MOST).use(wellFormed()).nullable()),
})

export const pluginStateValidator = vine.create({ isOn: vine.boolean({ strict: true }) })

export const pluginReviewValidator = vine.create({
  adapter: vine.string().regex(ADAPTER),
  scope: vine.string().minLength(1).maxLength(SCOPE_MOST).use(wellFormed()),
  isApproved: vine.boolean({ strict: true }),
})

export const offerValidator = vine.create({ isOffered: vine.boolean({ strict: true }) })
