import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import User from '#models/user'
import { createUser, forgetLimits, mailTo, pathOfLink, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const FORBIDDEN = /^(password|passwd|hash|token|secret|cipher|ciphertext|csrf|refresh|.*(Password|Hash|Token|Secret|Cipher))$/
/** A page may name these: a yes or no, and the date of something. */
const ALLOWED = new Set(['canUsePassword'])

function* walk(value: unknown, path = ''): Generator<{ path: string; key: string; value: unknown }> {
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    yield { path: `${path}.${key}`, key, value: inner }
    yield* walk(inner, `${path}.${key}`)
  }
}

test.group('Accounts / page props', (group) => {
  group.each.setup(() => forgetLimits())

  test('S10 no page carries a key or a value that is secret', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const token = await User.accessTokens.create(user, ['posts:read'], { name: 'a script' })
    await visitor.post('/forgot-password', { email: user.email })
    router.commit()
    const patterns = Object.values(router.toJSON()).flat().filter(({ methods, pattern }) => methods.includes('GET') && !/:|\*/.test(pattern) && !pattern.startsWith('/__transmit'))
    const sessions = await db.connection('app').from('sessions').where('user_id', user.id)
    const secrets = [(await User.findOrFail(user.id)).password!, token.value!.release(), token.hash, visitor.sessionCookie!, ...sessions.map(({ id }) => id)]

    const found: string[] = []
    let pages = 0
    for (const who of [visitor, new Visitor()]) {
      for (const { pattern } of patterns) {
        const { page } = await who.clone().get(pattern)
        if (!page) continue
        pages++
        for (const { path, key } of walk(page.props)) if (FORBIDDEN.test(key) && !ALLOWED.has(key)) found.push(`${pattern}${path}`)
        if (pattern !== '/dev/mail') for (const secret of secrets) if (JSON.stringify(page).includes(secret)) found.push(`${pattern}: a secret value`)
      }
    }

    assert.isAbove(pages, 10)
    assert.deepEqual(found, [])
  })

  test('S10 the props of account pages are these and no others', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    await User.accessTokens.create(user, ['posts:read'], { name: 'a script' })
    const shared = ['errors', 'flash', 'language', 'user', 'workspace', 'workspaces', 'sandbox', 'access', 'pages', 'visibleBrands', 'brandId', 'impersonation', 'isOperator', 'isStandingStill', 'setup', 'approvalsWaiting']
    const own = async (path: string, who: Visitor = visitor) => Object.fromEntries(Object.entries((await who.get(path)).page!.props).filter(([key]) => !shared.includes(key)))

    const { user: person } = (await visitor.get('/account')).page!.props
    const security = await own('/account/security')
    const tokens = await own('/account/tokens')

    assert.sameMembers(Object.keys(person), ['id', 'fullName', 'email', 'isVerified'])
    assert.sameMembers(Object.keys(await own('/account')), ['timeZone', 'ownLanguage', 'languages', 'hasOutbox', 'canUsePassword'])
    assert.sameMembers(Object.keys(security), ['canUsePassword', 'timeZone', 'sessions', 'identities', 'providers', 'passkeys', 'passkeyOrigin', 'hasAuthenticator', 'recoveryCodesLeft'])
    assert.sameMembers(Object.keys(security.sessions[0]), ['handle', 'isCurrent', 'address', 'browser', 'system', 'startedAt', 'seenAt'])
    assert.sameMembers(Object.keys(tokens), ['items', 'timeZone', 'abilities', 'days', 'shownOnce'])
    assert.sameMembers(Object.keys(tokens.items[0]), ['id', 'name', 'abilities', 'workspaceId', 'workspaceName', 'isExpired', 'createdAt', 'expiresAt', 'lastUsedAt'])
    assert.sameMembers(Object.keys(await own('/login', new Visitor())), ['providers', 'next', 'passkeyOrigin'])
    assert.sameMembers(Object.keys(await own('/register', new Visitor())), ['providers'])
  })

  test('S10 pages of mail links say whether they work, and no more', async ({ assert }) => {
    const { user } = await createUser({ isVerified: false })
    const { visitor } = await signIn(user.email)
    await visitor.post('/check-inbox')
    const path = pathOfLink(await mailTo(user.email, 'Confirm your e-mail address'))

    const { page } = await new Visitor().get(path)

    assert.deepEqual(page!.props.isValid, true)
    assert.notInclude(JSON.stringify(page!.props), path.split('/').at(-1)!)
  })
})
