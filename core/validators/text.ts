import vine from '@vinejs/vine'

/** Postgres keeps no NUL character, and half of a surrogate pair is no character at all: refused rather than lost or garbled. */
export const isWellFormed = (text: string) => !text.includes('\0') && text.isWellFormed()

/** For every text that people may fill and that is stored. */
export const wellFormed = vine.createRule(
  (value: unknown, _: undefined, field) => {
    if (typeof value === 'string' && !isWellFormed(value)) field.report('The {{ field }} field holds characters that cannot be stored', 'wellFormed', field)
  },
  { toJSONSchema: (schema) => void (schema.pattern = '^[^\\u0000]*$') }
)
