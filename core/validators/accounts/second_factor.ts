import vine from '@vinejs/vine'
import { givenPassword } from './fields.ts'

/** A recovery code is 19 characters; people paste spaces around it. */
const code = () => vine.string().trim().minLength(1).maxLength(40)
const name = () => vine.string().trim().minLength(1).maxLength(60)
/** What a browser's passkey answers. Its parts are checked by the verification itself; unknown ones are dropped. */
const part = () => vine.string().maxLength(20_000)
const answer = <T extends Record<string, any>>(response: T) =>
  vine.object({
    id: vine.string().maxLength(2_000),
    rawId: vine.string().maxLength(2_000),
    type: vine.literal('public-key'),
    clientExtensionResults: vine.object({}),
    response: vine.object(response),
  })
const proof = () => answer({ clientDataJSON: part(), authenticatorData: part(), signature: part(), userHandle: part().optional() })

export const codeValidator = vine.create({ code: code() })
export const passkeyProofValidator = vine.create({ passkey: proof() })
export const newPasskeyValidator = vine.create({
  name: name(),
  passkey: answer({ clientDataJSON: part(), attestationObject: part(), transports: vine.array(vine.string().maxLength(20)).maxLength(8).optional() }),
})
export const passkeyNameValidator = vine.create({ name: name() })
/** One of them. */
export const confirmValidator = vine.create({ password: givenPassword().optional(), code: code().optional(), passkey: proof().optional() })
