import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { access } = controllers
const uuid = router.matchers.uuid()
/** The id of a role of the workspace, or the key of a system role. */
const role = { match: /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z][a-z_]{1,39})$/i }
const { policy } = middleware

/** Members, roles, assignments and single rights, as JSON. */
router
  .group(() => {
    router
      .group(() => {
        router.get('permissions', [access.Roles, 'permissions']).as('api.permissions.index').use(policy({ member: 'the catalogue is the same for everybody' }))
        router.get('roles', [access.Roles, 'index']).as('api.roles.index').use(policy({ needs: 'roles.view' }))
        router.get('roles/:id', [access.Roles, 'show']).as('api.roles.show').where('id', role).use(policy({ needs: 'roles.view' }))
        router.get('role-assignments', [access.Assignments, 'index']).as('api.role_assignments.index').use(policy({ needs: 'members.view' }))
        router.get('permission-grants', [access.Grants, 'index']).as('api.permission_grants.index').use(policy({ needs: 'members.view' }))
        router.get('members', [access.Members, 'index']).as('api.members.index').use(policy({ needs: 'members.view' }))
        router.get('members/:id', [access.Members, 'show']).as('api.members.show').where('id', uuid).use(policy({ needs: 'members.view' }))
        router.get('me/permissions', [access.Me, 'show']).as('api.me.permissions').use(policy({ member: 'what they may do themselves' }))
        router.get('access/explain', [access.Me, 'explain']).as('api.access.explain').use(policy({ member: 'about oneself; about others the controller asks' }))
        router.get('workspace', [access.WorkspaceSettings, 'show']).as('api.workspace.show').use(policy({ needs: 'workspace.view' }))
      })
      .use([middleware.ability({ needs: 'access:read' }), middleware.workspace({ tx: true })])

    router
      .group(() => {
        router.post('roles', [access.Roles, 'store']).as('api.roles.store').use(policy({ needs: 'roles.edit', stepUp: true }))
        router.put('roles/:id', [access.Roles, 'update']).as('api.roles.update').where('id', role).use(policy({ needs: 'roles.edit', stepUp: true }))
        router.delete('roles/:id', [access.Roles, 'destroy']).as('api.roles.destroy').where('id', role).use(policy({ needs: 'roles.edit', stepUp: true }))
        router.post('role-assignments', [access.Assignments, 'store']).as('api.role_assignments.store').use(policy({ needs: 'roles.assign', stepUp: true }))
        router.delete('role-assignments/:id', [access.Assignments, 'destroy']).as('api.role_assignments.destroy').where('id', uuid).use(policy({ member: 'one’s own may be given up; others the hierarchy guards', stepUp: true }))
        router.post('permission-grants', [access.Grants, 'store']).as('api.permission_grants.store').use(policy({ needs: 'roles.assign', stepUp: true }))
        router.delete('permission-grants/:id', [access.Grants, 'destroy']).as('api.permission_grants.destroy').where('id', uuid).use(policy({ needs: 'roles.assign', stepUp: true }))
        router.delete('members/:id', [access.Members, 'destroy']).as('api.members.destroy').where('id', uuid).use(policy({ member: 'one may leave; others the hierarchy guards', stepUp: true }))
        router.put('workspace', [access.WorkspaceSettings, 'update']).as('api.workspace.update').use(policy({ needs: 'workspace.edit' }))
      })
      .use([middleware.ability({ needs: 'access:write' }), middleware.workspace(), middleware.idempotency({ tx: true })])

    /** Opens a transaction of its own, and takes it back. */
    router
      .group(() => {
        router.post('roles/preview', [access.Roles, 'preview']).as('api.roles.preview').use(policy({ needs: 'roles.edit' }))
        router.post('role-assignments/preview', [access.Assignments, 'preview']).as('api.role_assignments.preview').use(policy({ needs: 'members.view' }))
      })
      .use([middleware.ability({ needs: 'access:write' }), middleware.workspace(), middleware.idempotency()])
  })
  .prefix('/api/v1')
  .use(middleware.auth())
