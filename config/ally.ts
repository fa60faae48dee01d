import env from '#start/env'
import { defineConfig, services } from '@adonisjs/ally'

/**
 * Sign-in for people, with apps of its own: at some platforms a sign-in with an app ends what the same app was allowed for
 * channels. `signInProviders` (accounts service) offers only those whose credentials are set.
 */
const callbackUrl = (provider: string) => `${env.get('APP_URL')}/sign-in/${provider}/callback`

const allyConfig = defineConfig({
  google: services.google({
    clientId: env.get('GOOGLE_CLIENT_ID') ?? '',
    clientSecret: env.get('GOOGLE_CLIENT_SECRET')?.release() ?? '',
    callbackUrl: callbackUrl('google'),
  }),
  facebook: services.facebook({
    clientId: env.get('SIGN_IN_FACEBOOK_CLIENT_ID') ?? '',
    clientSecret: env.get('SIGN_IN_FACEBOOK_CLIENT_SECRET')?.release() ?? '',
    callbackUrl: callbackUrl('facebook'),
  }),
  linkedin: services.linkedinOpenidConnect({
    clientId: env.get('SIGN_IN_LINKEDIN_CLIENT_ID') ?? '',
    clientSecret: env.get('SIGN_IN_LINKEDIN_CLIENT_SECRET')?.release() ?? '',
    callbackUrl: callbackUrl('linkedin'),
  }),
})

export default allyConfig

declare module '@adonisjs/ally/types' {
  interface SocialProviders extends InferSocialProviders<typeof allyConfig> {}
}
