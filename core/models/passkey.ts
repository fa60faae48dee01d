import { PasskeySchema } from '#database/schema'

/** A public key of a person's device. */
export default class Passkey extends PasskeySchema {}
