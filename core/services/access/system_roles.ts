import { ALL_PERMISSIONS, type Permission } from './permissions.ts'
import type { ProfileType } from './profile_types.ts'
import type { ScopeType } from './scopes.ts'

export interface SystemRole {
  /** Stands for the role in assignments and in the API; several profile types share keys. */
  key: string
  name: string
  description: string
  /** Nobody assigns, edits or removes a role of their own rank or above. */
  rank: number
  permissions: readonly Permission[]
  /** Where it may be assigned. */
  scopeTypes: readonly ScopeType[]
}

export const OWNER = 'owner'
export const OWNER_RANK = 100

const LOOK: Permission[] = ['brands.view', 'members.view', 'roles.view', 'connections.view', 'media.view', 'profiles.view', 'creators.view', 'posts.view', 'analytics.view']
const WRITE: Permission[] = ['posts.create', 'posts.edit', 'media.upload', 'media.edit', 'calendar.edit']
const PUBLISH: Permission[] = ['posts.publish', 'posts.delete', 'analytics.export']
/** The word of the house on a post, and asking the client for theirs. */
const APPROVE: Permission[] = ['posts.approve', 'reviews.share']
const CHANNELS: Permission[] = ['connections.connect', 'connections.disconnect']
/** Who a brand is, and who works for it. */
const PROFILES: Permission[] = ['profiles.edit', 'creators.edit']
const PEOPLE: Permission[] = ['members.invite', 'roles.assign']
/** Everything but what is the owner's alone. */
const ADMIN = ALL_PERMISSIONS

const ANYWHERE: ScopeType[] = ['workspace', 'brand', 'social_connection', 'social_post', 'media', 'lead_source']
const WORKSPACE: ScopeType[] = ['workspace']
const WORKSPACE_OR_BRAND: ScopeType[] = ['workspace', 'brand']
const BRAND: ScopeType[] = ['brand']

const role = (key: string, name: string, rank: number, permissions: readonly Permission[], scopeTypes: readonly ScopeType[], description: string): SystemRole => ({ key, name, rank, permissions, scopeTypes, description })

const owner = role(OWNER, 'Owner', OWNER_RANK, ALL_PERMISSIONS, WORKSPACE, 'Everything, and the last word')
const admin = role('admin', 'Admin', 90, ADMIN, WORKSPACE, 'Everything but the owner’s own place')
const editor = role('editor', 'Editor', 50, [...LOOK, ...WRITE, ...PUBLISH], WORKSPACE_OR_BRAND, 'Writes, schedules and publishes')
const analyst = role('analyst', 'Analyst', 40, [...LOOK, 'workspace.view', 'analytics.export'], WORKSPACE_OR_BRAND, 'Reads everything, changes nothing')
const viewer = role('viewer', 'Viewer', 10, ['brands.view', 'connections.view', 'media.view', 'profiles.view', 'posts.view'], ANYWHERE, 'Sees posts, media and channels')

/** The roles every workspace of a type has. They are part of the release: nobody edits them, and updates reach everybody. */
export const SYSTEM_ROLES: Record<ProfileType, readonly SystemRole[]> = {
  agency: [
    owner,
    admin,
    role('account_manager', 'Account manager', 70, [...LOOK, ...WRITE, ...PUBLISH, ...APPROVE, ...CHANNELS, ...PROFILES, ...PEOPLE, 'brands.create'], WORKSPACE_OR_BRAND, 'Runs clients: channels, content and people'),
    role('strategist', 'Strategist', 60, [...LOOK, ...WRITE, ...PUBLISH, ...APPROVE, 'profiles.edit'], WORKSPACE_OR_BRAND, 'Plans and publishes content'),
    editor,
    analyst,
    role('client_approver', 'Client', 30, ['brands.view', 'media.view', 'profiles.view', 'posts.view', 'posts.approve_as_client', 'analytics.view'], BRAND, 'The client’s view of their own brand, and their word on its posts'),
    role('creator', 'Creator', 20, ['brands.view', 'connections.view', 'media.view', 'media.upload', 'profiles.view', 'posts.view', 'posts.create', 'posts.edit'], WORKSPACE_OR_BRAND, 'Drafts content; others publish it'),
    viewer,
  ],
  brand: [
    owner,
    admin,
    role('marketing_manager', 'Marketing manager', 70, [...LOOK, ...WRITE, ...PUBLISH, ...APPROVE, ...CHANNELS, ...PROFILES, ...PEOPLE, 'brands.create'], WORKSPACE_OR_BRAND, 'Runs channels, content and people'),
    editor,
    role('approver', 'Approver', 40, [...LOOK, 'posts.edit', 'posts.publish', ...APPROVE, 'analytics.export'], WORKSPACE_OR_BRAND, 'Has the last word on what goes out'),
    analyst,
    viewer,
  ],
  creator: [
    owner,
    role('manager', 'Manager', 80, ALL_PERMISSIONS.filter((name) => name !== 'workspace.edit'), WORKSPACE, 'Runs everything for the creator'),
    role('collaborator', 'Collaborator', 50, [...LOOK, ...WRITE], WORKSPACE_OR_BRAND, 'Works on content; the creator publishes it'),
    viewer,
  ],
}

export const systemRole = (profileType: ProfileType, key: string): SystemRole | undefined => SYSTEM_ROLES[profileType].find((candidate) => candidate.key === key)

/** The highest rank among system roles of these keys; 0 when none is one. */
export const rankOf = (profileType: ProfileType, keys: readonly string[]): number => Math.max(0, ...keys.map((key) => systemRole(profileType, key)?.rank ?? 0))
