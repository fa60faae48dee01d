/** Authenticator apps, recovery codes, passkeys, and proving again who one is. */
export {}
