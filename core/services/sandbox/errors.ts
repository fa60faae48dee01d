import { createError } from '@adonisjs/core/exceptions'

export const E_NO_EMULATOR = createError('There is no emulator of this plugin here', 'E_NOT_FOUND', 404)

/** 409 and no 5xx: nothing of ours broke, and the sentence is meant for the person. */
export const E_EMULATOR_SILENT = createError<[platform: string]>(
  'The emulator of %s does not answer. It runs beside the product when that is started with "npm start"; wait a moment, then try again.',
  'E_EMULATOR_SILENT',
  409
)
export const E_EMULATOR_STRANGE = createError<[platform: string, reason: string]>(
  'What stands in for %s here cannot be looked into: %s.',
  'E_EMULATOR_STRANGE',
  409
)
export const E_EMULATOR_REFUSED = createError<[platform: string, reason: string]>('The emulator of %s refused: %s', 'E_EMULATOR_REFUSED', 422)

export const E_NOT_THEIR_CHANNEL = createError('This account is no channel that you see here', 'E_NOT_THEIR_CHANNEL', 422)
export const E_NO_PICTURE = createError('There is no such picture', 'E_NOT_FOUND', 404)
