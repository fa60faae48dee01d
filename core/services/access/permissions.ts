/** Every permission there is. A name that is not listed does not compile. */
export const PERMISSIONS = {
  'workspace.view': 'See the workspace and its members',
  'workspace.edit': 'Change the workspace’s settings',
  'brands.view': 'See brands',
  'brands.create': 'Add a brand',
  'connections.view': 'See connected channels',
  'connections.connect': 'Connect and reconnect channels',
  'connections.disconnect': 'Disconnect channels',
  'media.view': 'See the media library',
  'media.upload': 'Upload media',
  'media.edit': 'Change alt text and remove media',
  'posts.view': 'See posts',
  'posts.create': 'Write posts',
  'posts.edit': 'Change and reschedule posts',
  'posts.publish': 'Schedule and publish posts',
  'posts.delete': 'Delete posts',
} as const

export type Permission = keyof typeof PERMISSIONS

const ALL = Object.keys(PERMISSIONS) as Permission[]

export type Role = 'owner' | 'member'

export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(ALL),
  member: new Set(ALL.filter((name) => !['workspace.edit', 'connections.connect', 'connections.disconnect', 'brands.create'].includes(name))),
}
