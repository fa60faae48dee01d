export const PROFILE_TYPES = ['agency', 'brand', 'creator'] as const
export type ProfileType = (typeof PROFILE_TYPES)[number]

/** Until a workspace has chosen, it has the roles of the widest type. */
export const profileTypeOf = (chosen: string | null | undefined): ProfileType => (PROFILE_TYPES as readonly string[]).includes(chosen ?? '') ? (chosen as ProfileType) : 'agency'
