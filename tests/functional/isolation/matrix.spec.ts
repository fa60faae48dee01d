import { test } from '@japa/runner'
import { PROFILE_TYPES, type ProfileType } from '#services/access/profile_types'
import { PermissionEngine } from '#services/access/permission_engine'
import { Rights } from '#services/access/rights'
import { SYSTEM_ROLES } from '#services/access/system_roles'
import { usePlatform } from '#tests/functional/connections/support'
import { ownDisk } from '#tests/functional/media/support'
import { forgetLimits } from '#tests/support/accounts'
import { ask, isElsewhere, routes, templateOf } from './asking.ts'
import { createCallers, createGround, signedIn, type Caller } from './ground.ts'
import { run, withoutWall } from './matrix.ts'
import { REQUESTS } from './requests.ts'

/** Thousands of requests to a server in this process, on a machine that may be busy. */
const TIMEOUT_MS = 1_200_000

/** Who asks when every role would only say the same thing again: the highest, and the ends of those that fit in a brand. */
const ends = (profileType: ProfileType) => {
  const inBrand = SYSTEM_ROLES[profileType].filter(({ scopeTypes }) => scopeTypes.includes('brand'))
  const keys = ['owner', inBrand[0]!.key, inBrand.at(-1)!.key]
  return ({ key }: { key: string }) => keys.includes(key)
}

/** Where even one's own is not enough: a preview that was made, a platform that has the list or the comments, a signature, grants of a consent, a token of the owner's own, the secret of a link, a report or an upload that somebody asked for themselves, an archive that is ready. */
const NEEDS_MORE = ['api.channels.options', 'api.posts.comments', 'media_files.preview', 'public_media.show', 'social.attempts.choose', 'api.tokens.destroy', 'accounts.api_tokens.destroy', 'calendar_feeds.show', 'kits.show', 'kits.pdf', 'kits.picture', 'reviews.show', 'reviews.decide', 'reviews.comment', 'reviews.file', 'reviews.icon', 'reviews.picture', 'api.reports.show', 'api.reports.file', 'api.reports.destroy', 'api.exports.file', 'transfer.imports.show', 'transfer.imports.bytes', 'transfer.imports.start', 'transfer.imports.destroy']

/** Of many, the first ones; the whole of them is more than anybody reads. */
const TOLD_MOST = 25
const LEAK_LENGTH = 500

function told(label: string, requests: number, leaks: string[]) {
  console.log(`      ${label}: requests ${requests}, leaks ${leaks.length}`)
  for (const leak of leaks.slice(0, TOLD_MOST)) console.log(leak.slice(0, LEAK_LENGTH))
}

test.group('Isolation / matrix', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.timeout(TIMEOUT_MS)

  test('every route has its requests in the matrix, or a reason why it has none', ({ assert }) => {
    const all = routes()

    assert.deepEqual(all.filter((route) => !templateOf(route) && !isElsewhere(route)).map(({ method, pattern, name }) => `${method} ${pattern} (${name}): add it to tests/functional/isolation/requests.ts`), [])
    assert.deepEqual(Object.keys(REQUESTS).filter((name) => !all.some((route) => route.name === name)), [])
  })

  test('T1 the requests of the matrix reach what is one’s own', async (context) => {
    ownDisk(context)
    await usePlatform(context)
    const ground = await createGround('agency')
    const owner: Caller = { ...ground.owner, title: 'owner', isWalledIn: false, visitor: await signedIn(ground.owner) }
    const all = routes()
    const missed: string[] = []

    for (const [name, template] of Object.entries(REQUESTS)) {
      if (NEEDS_MORE.includes(name)) continue
      const route = all.find((candidate) => candidate.name === name)!
      for (const asked of template(ground.own.ids, ground.own.ids)) {
        const { status, text } = await ask(owner, route, asked)
        if (status === 404 || status === 403 || status >= 500) missed.push(`${name} ${JSON.stringify(asked)} answered ${status} ${text.slice(0, 200)}`)
      }
    }

    context.assert.deepEqual(missed, [])
  })

  test('T1 R6-006 every route, every role, ids from everywhere: {type}')
    .with(PROFILE_TYPES.map((type) => ({ type })))
    .run(async (context, { type }) => {
      ownDisk(context)
      await usePlatform(context)
      const ground = await createGround(type)

      const { requests, leaks } = await run(ground, await createCallers(ground))

      told(type, requests, leaks)
      context.assert.isAbove(requests, 500)
      context.assert.lengthOf(leaks, 0)
    })

  test('T1 with the wall in Postgres down, the engine alone lets nothing through', async (context) => {
    ownDisk(context)
    await usePlatform(context)
    const ground = await createGround('agency')
    const callers = await createCallers(ground, ends('agency'))
    context.cleanup(await withoutWall())

    const { requests, leaks } = await run(ground, callers)

    told('wall down', requests, leaks)
    context.assert.lengthOf(leaks, 0)
  })

  test('T1 with an engine that allows everything, the wall in Postgres alone lets nothing through', async (context) => {
    ownDisk(context)
    await usePlatform(context)
    const ground = await createGround('agency')
    const callers = await createCallers(ground, ends('agency'))
    context.cleanup(allowEverything())

    const { requests, leaks } = await run(ground, callers)

    told('engine off', requests, leaks)
    context.assert.lengthOf(leaks, 0)
  })
})

/** Every question to the engine is answered with yes, lists are narrowed by nothing, and everybody holds something everywhere. */
function allowEverything() {
  const engine = PermissionEngine.prototype as unknown as Record<string, unknown>
  const methods = ['can', 'canMany', 'scope', 'reach'] as const
  const kept = Object.fromEntries(methods.map((name) => [name, engine[name]]))
  engine.can = async () => ({ allowed: true, rule: 'the engine is off', by: null })
  engine.canMany = async (_: unknown, __: unknown, rows: unknown[]) => rows.map(() => true)
  engine.scope = async () => (query: unknown) => query
  engine.reach = async () => [{ everywhere: true, brands: [], rows: [], exceptBrands: [], exceptRows: [] }]
  const { holdsAnythingOn } = Rights.prototype
  Rights.prototype.holdsAnythingOn = () => true
  return () => void (Object.assign(engine, kept), Object.assign(Rights.prototype, { holdsAnythingOn }))
}
