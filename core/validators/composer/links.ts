import vine from '@vinejs/vine'
import { wellFormed } from '#validators/text'

/** More links than this are no post. */
const LINKS_MOST = 20
/** Addresses longer than this are no pages that people link to. */
const URL_MOST = 2_000

export const checkLinksValidator = vine.create({
  urls: vine.array(vine.string().trim().maxLength(URL_MOST).url({ protocols: ['https', 'http'], require_protocol: true }).use(wellFormed())).maxLength(LINKS_MOST),
})
