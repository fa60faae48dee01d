import env from '#start/env'

export const SIGN_IN_PROVIDERS = ['google', 'facebook', 'linkedin'] as const
export type SignInProvider = (typeof SIGN_IN_PROVIDERS)[number]

/** What people call it; names of companies are the same in every language. */
export const PROVIDER_NAMES: Record<SignInProvider, string> = { google: 'Google', facebook: 'Facebook', linkedin: 'LinkedIn' }

const CREDENTIALS: Record<SignInProvider, () => boolean> = {
  google: () => Boolean(env.get('GOOGLE_CLIENT_ID') && env.get('GOOGLE_CLIENT_SECRET')),
  facebook: () => Boolean(env.get('SIGN_IN_FACEBOOK_CLIENT_ID') && env.get('SIGN_IN_FACEBOOK_CLIENT_SECRET')),
  linkedin: () => Boolean(env.get('SIGN_IN_LINKEDIN_CLIENT_ID') && env.get('SIGN_IN_LINKEDIN_CLIENT_SECRET')),
}

export const isOffered = (name: string): name is SignInProvider => Object.hasOwn(CREDENTIALS, name) && CREDENTIALS[name as SignInProvider]()

/** Only those whose credentials are set. */
export const signInProviders = () => SIGN_IN_PROVIDERS.filter(isOffered).map((id) => ({ id, name: PROVIDER_NAMES[id] }))
