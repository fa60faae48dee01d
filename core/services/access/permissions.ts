export interface PermissionDefinition {
  description: string
  /** `brand`: may be held in one brand or on one row. `workspace`: counts only when held in the whole workspace. */
  on: 'workspace' | 'brand'
  /** Allowing it is noted in the access log, not only refusing it. */
  isSensitive?: true
}

/** Every permission there is. A name that is not listed does not compile, and is refused where it arrives as text. */
export const PERMISSIONS = {
  'workspace.view': { description: 'See the workspace’s settings', on: 'workspace' },
  'workspace.edit': { description: 'Change the workspace’s settings', on: 'workspace', isSensitive: true },
  'brands.view': { description: 'See brands', on: 'brand' },
  'brands.create': { description: 'Add a brand', on: 'workspace' },
  'members.view': { description: 'See who works here, and with which roles', on: 'brand' },
  'members.invite': { description: 'Invite people', on: 'brand', isSensitive: true },
  'members.remove': { description: 'Remove people from the workspace', on: 'workspace', isSensitive: true },
  'members.impersonate': { description: 'See the workspace as another member, to help them', on: 'workspace', isSensitive: true },
  'roles.view': { description: 'See roles and what they allow', on: 'brand' },
  'roles.edit': { description: 'Make and change roles', on: 'workspace', isSensitive: true },
  'roles.assign': { description: 'Give and take roles and single rights', on: 'brand', isSensitive: true },
  'audit.view': { description: 'See the audit and access logs', on: 'workspace', isSensitive: true },
  'audit.export': { description: 'Export the audit and access logs', on: 'workspace', isSensitive: true },
  'connections.view': { description: 'See connected channels', on: 'brand' },
  'connections.connect': { description: 'Connect and reconnect channels', on: 'brand', isSensitive: true },
  'connections.disconnect': { description: 'Disconnect channels', on: 'brand', isSensitive: true },
  'media.view': { description: 'See the media library', on: 'brand' },
  'media.upload': { description: 'Upload media', on: 'brand' },
  'media.edit': { description: 'Change alt text and remove media', on: 'brand' },
  'profiles.view': { description: 'See how a brand looks and speaks', on: 'brand' },
  'profiles.edit': { description: 'Change how a brand looks and speaks', on: 'brand' },
  'creators.view': { description: 'See creators and their media kits', on: 'workspace' },
  'creators.edit': { description: 'Add, change and remove creators', on: 'workspace' },
  'posts.view': { description: 'See posts', on: 'brand' },
  'posts.create': { description: 'Write posts', on: 'brand' },
  'posts.edit': { description: 'Change and reschedule posts', on: 'brand' },
  'posts.publish': { description: 'Schedule and publish posts', on: 'brand', isSensitive: true },
  'posts.delete': { description: 'Delete posts', on: 'brand', isSensitive: true },
  'posts.approve': { description: 'Approve posts, or ask for changes', on: 'brand', isSensitive: true },
  'posts.approve_as_client': { description: 'Give the client’s approval', on: 'brand', isSensitive: true },
  'reviews.share': { description: 'Send posts to people without an account for review', on: 'brand', isSensitive: true },
  'calendar.edit': { description: 'Plan notes, campaigns, holidays and slots', on: 'brand' },
  'analytics.view': { description: 'See how posts and channels do', on: 'brand' },
  'analytics.export': { description: 'Take numbers and reports out', on: 'brand' },
  'webhooks.edit': { description: 'Send events to other systems', on: 'workspace', isSensitive: true },
  'workspace.transfer': { description: 'Take everything out of the workspace, or bring it in', on: 'workspace', isSensitive: true },
} as const satisfies Record<string, PermissionDefinition>

export type Permission = keyof typeof PERMISSIONS

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[]

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name)

export const definitionOf = (permission: Permission): PermissionDefinition => PERMISSIONS[permission]
