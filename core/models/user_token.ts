import { UserTokenSchema } from '#database/schema'

/** A link sent by mail: verify, reset, change of address. Only the token's hash is stored. */
export default class UserToken extends UserTokenSchema {}
