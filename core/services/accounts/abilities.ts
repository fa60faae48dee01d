/** What an access token may be allowed. Named `<what>:<read|write>`; the descriptions are in accounts.json. */
export const ABILITIES = ['posts:read', 'posts:write', 'media:read', 'media:write', 'connections:read', 'connections:write', 'access:read', 'access:write', 'reports:read', 'reports:write', 'exports:read', 'exports:write'] as const
export type Ability = (typeof ABILITIES)[number]

/** Binds a token to one workspace; the workspace middleware reads it. */
export const workspaceAbility = (workspaceId: string) => `workspace:${workspaceId}`
