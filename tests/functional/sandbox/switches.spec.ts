import { test } from '@japa/runner'
import { grantOperator } from '#services/access/operators'
import { call, createMember, createOwner } from '#tests/functional/access/support'
import { connected, createPerson, usePlatform } from '#tests/functional/connections/support'
import { forgetLimits, signIn } from '#tests/support/accounts'
import type { Visitor } from '#tests/support/visitor'
import { addSample, PLUGIN, useEmulator } from './support.ts'

const at = (what: string) => `/sandbox/${PLUGIN}/${what}`
const json = { accept: 'application/json' }
const FAULT = { call: 'publish', kind: 'reset', when: 'after', times: 2 }
const changes = (fake: { heard: { method: string; path: string; body: any }[] }) => fake.heard.filter(({ method }) => method !== 'GET').map(({ method, path, body }) => [method, path, body])

const every: [what: string, body: Record<string, unknown>, method?: string][] = [
  ['switches', FAULT],
  ['switches', {}, 'DELETE'],
  ['access', { state: 'revoked' }],
  ['clock', { advanceSeconds: 3_600 }],
  ['reset', {}],
]
const flipAll = async (visitor: Visitor) => {
  const statuses: number[] = []
  for (const [what, body, method] of every) statuses.push((await visitor.post(at(what), body, json, method)).status)
  return statuses
}

test.group('Sandbox / switches', (group) => {
  group.each.setup(() => forgetLimits())

  test('whoever manages the workspace flips them, and the audit says who flipped what', async (context) => {
    const fake = await useEmulator(context)
    const owner = await createOwner()
    const { visitor } = await signIn(owner.user.email)

    const statuses = await flipAll(visitor)

    context.assert.deepEqual(statuses, [204, 204, 204, 204, 204])
    context.assert.deepEqual(changes(fake), [
      ['POST', '/__admin/faults', FAULT],
      ['DELETE', '/__admin/faults', null],
      ['POST', '/__admin/credentials', { state: 'revoked' }],
      ['POST', '/__admin/clock', { advanceSeconds: 3_600 }],
      ['POST', '/__admin/reset', {}],
    ])
    const { body } = await call(owner, 'GET', '/api/v1/audit-logs?subjectType=plugin')
    context.assert.deepEqual(body.data.map(({ action, actorId, after }: any) => [action, actorId, after.name]).reverse(), [
      ['sandbox.fault_added', owner.user.id, 'Sample'],
      ['sandbox.faults_removed', owner.user.id, 'Sample'],
      ['sandbox.access_changed', owner.user.id, 'Sample'],
      ['sandbox.clock_moved', owner.user.id, 'Sample'],
      ['sandbox.reset', owner.user.id, 'Sample'],
    ])
    context.assert.deepInclude(body.data.at(-1).after, FAULT)
  })

  test('others look, and flip nothing; an operator flips wherever they may look', async (context) => {
    const fake = await useEmulator(context)
    const owner = await createOwner()
    const viewer = await createMember(owner, 'viewer')
    const { visitor } = await signIn(viewer.user.email)

    context.assert.isFalse((await visitor.get(`/sandbox/${PLUGIN}`)).page!.props.frame.mayFlip)
    context.assert.deepEqual(await flipAll(visitor), [403, 403, 403, 403, 403])
    context.assert.isEmpty(changes(fake))

    await grantOperator(viewer.user.id)
    context.assert.isTrue((await visitor.get(`/sandbox/${PLUGIN}`)).page!.props.frame.mayFlip)
    context.assert.deepEqual(await flipAll(visitor), [204, 204, 204, 204, 204])
  })

  test('who sees no channels sees no sandbox', async (context) => {
    const fake = await useEmulator(context)
    const nobody = await createMember(await createOwner())
    const { visitor } = await signIn(nobody.user.email)

    context.assert.equal((await visitor.get(`/sandbox/${PLUGIN}`)).status, 403)
    context.assert.deepEqual(await flipAll(visitor), [403, 403, 403, 403, 403])
    context.assert.isEmpty(fake.heard)
  })

  test('an account has to be one of their channels', async (context) => {
    const fake = await useEmulator(context)
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const [own, foreign] = [await addSample(owner), await addSample(stranger)]
    const { visitor } = await signIn(owner.user.email)
    const flip = async (account: string) => [(await visitor.post(at('switches'), { ...FAULT, account }, json)).status, (await visitor.post(at('access'), { state: 'expired', account }, json)).status]

    context.assert.deepEqual(await flip(foreign.remoteId), [422, 422])
    context.assert.isEmpty(changes(fake))
    context.assert.deepEqual(await flip(own.remoteId), [204, 204])
  })

  test('values that no emulator knows are refused before one is asked, and what one refuses is told and not noted', async (context) => {
    const fake = await useEmulator(context)
    const owner = await createOwner()
    const { visitor } = await signIn(owner.user.email)
    const refused: [string, Record<string, unknown>][] = [
      ['switches', { ...FAULT, kind: 'explode' }],
      ['switches', { ...FAULT, when: 'during' }],
      ['switches', { ...FAULT, times: 101 }],
      ['switches', { ...FAULT, call: '' }],
      ['access', { state: 'gone' }],
      ['clock', { advanceSeconds: -60 }],
      ['clock', { advanceSeconds: 1e12 }],
    ]

    for (const [what, body] of refused) context.assert.equal((await visitor.post(at(what), body, json)).status, 422, JSON.stringify(body))
    context.assert.isEmpty(changes(fake))

    fake.replies['POST /__admin/faults'] = { status: 400, type: 'application/json', body: JSON.stringify({ error: 'It knows no such call' }) }
    const told = await visitor.post(at('switches'), FAULT, json)
    context.assert.equal(told.status, 422)
    context.assert.match(told.json.detail, /Sample refused: It knows no such call/)
    fake.replies['POST /__admin/reset'] = { isSilent: true }
    const silent = await visitor.post(at('reset'), {}, json)
    context.assert.equal(silent.status, 409)
    context.assert.match(silent.json.detail, /does not answer/)
    context.assert.isEmpty((await call(owner, 'GET', '/api/v1/audit-logs?subjectType=plugin')).body.data)
  })

  test('reach a real emulator: its faults, its clock, its access, and the beginning again', async (context) => {
    const emulator = await usePlatform(context)
    const person = await createPerson()
    await connected(person)
    const { visitor } = person
    const flip = (what: string, body: Record<string, unknown>, method?: string) => visitor.post(`/sandbox/instagram/${what}`, body, json, method)
    const frame = async () => (await visitor.get('/sandbox/instagram')).page!.props.frame
    const before = await frame()

    context.assert.equal(before.calls.find(({ publishes }: any) => publishes).name, 'publish')
    context.assert.equal(before.platform.look.layout, 'pictures')
    context.assert.isNotEmpty(before.channels)
    await flip('switches', { call: 'publish', kind: '429', when: 'before', times: 3, retryAfter: 30, account: before.channels[0].remoteId })
    context.assert.deepEqual((await frame()).state.faults, [{ call: 'publish', kind: '429', when: 'before', left: 3, skipLeft: 0, retryAfter: 30, account: before.channels[0].remoteId }])
    await flip('switches', {}, 'DELETE')
    context.assert.isEmpty((await frame()).state.faults)
    await flip('clock', { advanceSeconds: 86_400 })
    context.assert.approximately((Date.parse((await frame()).state.now) - Date.now()) / 1000, 86_400, 60)
    const log = (await visitor.get('/sandbox/instagram/requests?call=token')).page!.props.log.requests
    context.assert.isNotEmpty(log)
    await flip('reset', {})
    context.assert.isEmpty(emulator.log())
  })
})
