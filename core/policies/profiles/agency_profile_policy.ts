import type User from '#models/user'
import { WorkspacePolicy } from '#services/access/workspace_policy'

/** What the agency says of itself belongs to the workspace's settings. */
export default class AgencyProfilePolicy extends WorkspacePolicy {
  view(_user: User) {
    return this.allows('workspace.view')
  }

  edit(_user: User) {
    return this.allows('workspace.edit')
  }
}
