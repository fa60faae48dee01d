import { UserSchema } from '#database/schema'
import hash from '@adonisjs/core/services/hash'
import { compose } from '@adonisjs/core/helpers'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { DbAccessTokensProvider, type AccessToken } from '@adonisjs/auth/access_tokens'

/** A person. Belongs to workspaces through memberships. */
export default class User extends compose(UserSchema, withAuthFinder(hash, { uids: ['email'], passwordColumnName: 'password' })) {
  /** Shown once, stored as a hash; the prefix makes leaked tokens findable by scanners. */
  static accessTokens = DbAccessTokensProvider.forModel(User, { prefix: 'cad_', tokenSecretLength: 40 })

  /** Set by the guard when the request came with a bearer token. */
  declare currentAccessToken?: AccessToken

  get isVerified() {
    return this.emailVerifiedAt !== null
  }
}
