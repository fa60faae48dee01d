import env from '#start/env'
import { defineConfig, services } from '@adonisjs/ally'

/** Sign-in for people. `signInProviders` (accounts service) offers only those whose credentials are set. */
const callbackUrl = (provider: string) => `${env.get('APP_URL')}/sign-in/${provider}/callback`

const allyConfig = defineConfig({
  google: services.google({
    clientId: env.get('GOOGLE_CLIENT_ID') ?? '',
    clientSecret: env.get('GOOGLE_CLIENT_SECRET')?.release() ?? '',
    callbackUrl: callbackUrl('google'),
  }),
  facebook: services.facebook({
    clientId: env.get('FACEBOOK_CLIENT_ID') ?? '',
    clientSecret: env.get('FACEBOOK_CLIENT_SECRET')?.release() ?? '',
    callbackUrl: callbackUrl('facebook'),
  }),
  linkedin: services.linkedinOpenidConnect({
    clientId: env.get('LINKEDIN_CLIENT_ID') ?? '',
    clientSecret: env.get('LINKEDIN_CLIENT_SECRET')?.release() ?? '',
    callbackUrl: callbackUrl('linkedin'),
  }),
})

export default allyConfig

declare module '@adonisjs/ally/types' {
  interface SocialProviders extends InferSocialProviders<typeof allyConfig> {}
}
