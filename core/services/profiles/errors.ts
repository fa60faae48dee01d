import { createError, Exception } from '@adonisjs/core/exceptions'
import type { Profile } from './shapes.ts'

export const E_NO_CREATOR = createError('There is no such creator', 'E_NOT_FOUND', 404)

/** A person is one creator of a workspace, and a brand one creator's own. */
export const E_CREATOR_TAKEN = createError<[what: string]>('%s already belongs to another creator of this workspace.', 'E_CREATOR_TAKEN', 409)

/** Somebody saved in between. The profile as it is now goes with it, so that an editor can show the difference. */
export const E_PROFILE_CHANGED = class extends Exception {
  static status = 412
  static code = 'E_CONFLICT'
  facts: { current: Profile<unknown> }

  constructor(current: Profile<unknown>) {
    super('The profile was changed by somebody else since you opened it. Look at their version, then save yours again.')
    this.facts = { current }
  }
}

/** One sentence for every reason: what differs would tell the asker about our network. */
export const E_LINK_UNREADABLE = createError('This page cannot be read from here: it does not answer, or not to everybody. Fill in title and picture yourself.', 'E_LINK_UNREADABLE', 422)
