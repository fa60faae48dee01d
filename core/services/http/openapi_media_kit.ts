import { KIT_PARTS } from '#services/profiles/shapes'
import { kitLinkValidator } from '#validators/media_kit/kit_link'
import { described, instant, integer, list, nullable, object, oneOf, ref, string, uri, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const fields = {
  id: uuid,
  label: described('For whom it was made; only members see it.', nullable(string)),
  parts: described('What it shows beside name, portrait and description.', list(oneOf(KIT_PARTS))),
  state: oneOf(['open', 'expired', 'revoked']),
  expiresAt: instant,
  revokedAt: nullable(instant),
  views: described('How often the page was opened.', integer),
  lastViewedAt: nullable(instant),
  createdAt: instant,
}

export const kitLink = object(fields)
export const schemas = {
  KitLink: kitLink,
  NewKitLink: object({ ...fields, url: described('The address to send out. It is not kept, and never told again.', uri) }),
}

const tag = 'Media kits'
const params = { link: uuid }

export const operations: Operations = {
  'api.kit_links.index': {
    ...{ operationId: 'listKitLinks', tag, access: 'access:read' },
    summary: 'The links to a creator’s media kit, newest first',
    success: { status: 200, description: 'The links', schema: object({ data: list(ref('KitLink')), pdfBlocker: described('Why no PDF can be made here, for people; null when one can.', nullable(string)) }) },
  },
  'api.kit_links.store': {
    ...{ operationId: 'createKitLink', tag, access: 'access:write', body: kitLinkValidator },
    summary: 'Make a link to a creator’s media kit',
    description: 'Whoever has it sees the named parts without an account, until it ends or is revoked. Without `parts` it shows what the media kit does; without `days` it works for thirty.',
    success: { status: 201, description: 'The link, with its address', schema: wrapped(ref('NewKitLink')) },
    refusals: { 409: 'There are too many open links.' },
  },
  'api.kit_links.destroy': {
    ...{ operationId: 'revokeKitLink', tag, access: 'access:write', params },
    summary: 'Revoke a link; it stays in the list',
    success: { status: 204, description: 'It opens nothing any more' },
  },
  'api.kit_pdfs.show': {
    ...{ operationId: 'getMediaKitPdf', tag, access: 'access:read' },
    summary: 'A creator’s media kit as a PDF',
    success: { status: 200, description: 'The file', schema: { type: 'string', format: 'binary' }, contentType: 'application/pdf' },
    refusals: { 409: 'This server makes no PDFs, or the kit is too large for one.', 429: 'Too many are being made.' },
  },
}
