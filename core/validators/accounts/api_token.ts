import vine from '@vinejs/vine'
import { ABILITIES } from '#services/accounts/abilities'
import { TOKEN_DAYS } from '#services/accounts/api_tokens'

export const apiTokenValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(100),
  abilities: vine.array(vine.enum(ABILITIES)).minLength(1).distinct(),
  days: vine.number().in([...TOKEN_DAYS]),
  workspaceId: vine.string().uuid().optional(),
})
