import { RecoveryCodeSchema } from '#database/schema'

/** A code that stands in once for a lost second factor. Only its hash is stored. */
export default class RecoveryCode extends RecoveryCodeSchema {}
