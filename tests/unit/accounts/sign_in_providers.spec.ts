import { test } from '@japa/runner'
import { Secret } from '@adonisjs/core/helpers'
import env from '#start/env'
import { signInProviders } from '#services/accounts/sign_in_providers'

test.group('Sign-in providers', () => {
  const offered = () => signInProviders().map(({ id }) => id)
  const set = (prefix: string, value: string | undefined) => {
    env.set(`${prefix}_CLIENT_ID` as 'GOOGLE_CLIENT_ID', value as string)
    env.set(`${prefix}_CLIENT_SECRET` as 'GOOGLE_CLIENT_SECRET', (value && new Secret(value)) as Secret<string>)
  }

  for (const name of ['FACEBOOK', 'LINKEDIN']) {
    test(`the app that connects channels signs nobody in: ${name}`, ({ assert, cleanup }) => {
      cleanup(() => [name, `SIGN_IN_${name}`].forEach((prefix) => set(prefix, undefined)))
      set(name, 'channels')
      assert.notInclude(offered(), name.toLowerCase())

      set(`SIGN_IN_${name}`, 'people')
      assert.include(offered(), name.toLowerCase())
    })
  }
})
