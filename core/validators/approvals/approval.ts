import vine from '@vinejs/vine'
import { LABEL_MOST, LONGEST_DAYS, MOST_POSTS, NAME_MOST, NOTE_MOST, PLACE_MOST } from '#services/approvals/limits'
import { VERDICTS } from '#services/approvals/shapes'
import { wellFormed } from '#validators/text'

const SHA256 = /^[0-9a-f]{64}$/

const id = () => vine.string().uuid().toLowerCase()
const note = () => vine.string().trim().maxLength(NOTE_MOST).use(wellFormed())
const words = () => vine.string().trim().minLength(1).maxLength(NOTE_MOST).use(wellFormed())
const name = () => vine.string().trim().minLength(1).maxLength(NAME_MOST).use(wellFormed())
/** What of the post is meant: its text, a file by its number, or a channel's own version. */
const place = () => vine.string().trim().regex(/^(text|media\.\d{1,2}|deliveries\.[0-9a-f-]{36})$/).maxLength(PLACE_MOST).nullable().optional()

const decision = {
  verdict: vine.enum(VERDICTS),
  note: note().nullable().optional().requiredWhen('verdict', '=', 'changes_requested'),
  contentHash: vine.string().regex(SHA256),
}

export const decisionValidator = vine.create({ ...decision })

export const commentValidator = vine.create({ body: words(), parentId: id().nullable().optional(), place: place(), isInternal: vine.boolean({ strict: true }).optional() })

export const reviewLinkValidator = vine.create({
  postIds: vine.array(id()).minLength(1).maxLength(MOST_POSTS).distinct(),
  label: vine.string().trim().maxLength(LABEL_MOST).use(wellFormed()).nullable().optional(),
  days: vine.number({ strict: true }).withoutDecimals().range([1, LONGEST_DAYS]).optional(),
})

export const listLinksValidator = vine.create({ brand: id().optional(), post: id().optional() })

export const listApprovalsValidator = vine.create({ brand: id().optional() })

/** By whoever has a link; the name is how they sign. */
export const linkDecisionValidator = vine.create({ ...decision, postId: id(), name: name() })

export const linkCommentValidator = vine.create({ postId: id(), body: words(), name: name(), parentId: id().nullable().optional() })
