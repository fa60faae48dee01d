import type Creator from '#models/creator'
import type User from '#models/user'
import { isOwn } from '#services/profiles/creators'
import { WorkspacePolicy } from '#services/access/workspace_policy'

/** People may see and write their own profile as creators; for the rest of the roster it takes a permission. */
export default class CreatorPolicy extends WorkspacePolicy {
  create(_user: User) {
    return this.allows('creators.edit')
  }

  async view(_user: User, creator: Creator) {
    return isOwn(this.ctx.actor, creator) || this.allows('creators.view')
  }

  /** The profile. While somebody sees with the creator's eyes, it is not they who write. */
  async write(_user: User, creator: Creator) {
    return (!this.ctx.actor.impersonatorId && isOwn(this.ctx.actor, creator)) || this.allows('creators.edit')
  }

  /** Name, person and brand in the roster. */
  edit(_user: User, _creator: Creator) {
    return this.allows('creators.edit')
  }
}
