import { UserIdentitySchema } from '#database/schema'

/** A sign-in at another provider, keyed by its subject. */
export default class UserIdentity extends UserIdentitySchema {}
