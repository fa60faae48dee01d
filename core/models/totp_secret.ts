import { TotpSecretSchema } from '#database/schema'

/** The sealed seed of a person's authenticator app. */
export default class TotpSecret extends TotpSecretSchema {}
