import vine from '@vinejs/vine'

/** Longest address of a page; what is unsafe or longer is answered with the channels page. */
const MAX_RETURN_TO = 2048
/** Accounts at the platform that one person can reasonably pick at once. */
const MAX_PICKED = 200
const MAX_REMOTE_ID = 256

export const connectValidator = vine.create({
  brandId: vine.string().uuid().optional(),
  returnTo: vine.string().maxLength(MAX_RETURN_TO).optional(),
})

export const chooseValidator = vine.create({
  remoteIds: vine.array(vine.string().minLength(1).maxLength(MAX_REMOTE_ID)).minLength(1).maxLength(MAX_PICKED),
})

export const listConnectionsValidator = vine.create({
  brandId: vine.string().uuid().optional(),
})

export const disconnectValidator = vine.create({
  connection: vine.string().uuid().optional(),
})
