import vine from '@vinejs/vine'
import { REPORT_FORMATS, REPORT_KINDS, REPORT_PARTS } from '#services/reports/shapes'
import { windowFields } from '#validators/analytics/question'
import { wellFormed } from '#validators/text'

/** One line on its first page. */
const TITLE_MOST = 120

const id = () => vine.string().uuid().toLowerCase().optional()

/** Numbers are read on paper; as a table they are exports of their own. */
const fitsKind = vine.createRule(
  (value: unknown, _: undefined, field) => {
    if (value === 'csv' && (field.parent as { kind?: unknown }).kind === 'numbers') field.report('A report about numbers is a PDF. As tables, take them out from the page.', 'fitsKind', field)
  },
  { toJSONSchema: () => {} }
)

export const reportValidator = vine.create({
  ...windowFields(),
  title: vine.string().trim().minLength(1).maxLength(TITLE_MOST).use(wellFormed()),
  kind: vine.enum(REPORT_KINDS),
  format: vine.enum(REPORT_FORMATS).use(fitsKind()),
  brand: id(),
  channel: id(),
  campaign: id(),
  parts: vine.array(vine.enum(REPORT_PARTS)).maxLength(REPORT_PARTS.length).optional(),
})
