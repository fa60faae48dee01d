import { test } from '@japa/runner'
import { compatibilityProblem, manifestProblems } from '../manifest_rules.ts'
import { goodBlock } from './support.ts'

type Block = ReturnType<typeof goodBlock>
const adapter = (change: object) => (block: Block) => ({
  ...block,
  adapters: [{ ...block.adapters[0], ...change }],
})
const format = (change: object) => (block: Block) =>
  adapter({ formats: [{ ...block.adapters[0].formats[0], ...change }] })(block)
const field = (change: object) => (block: Block) => ({
  ...block,
  settings: [{ ...block.settings[1], ...change }],
})

const REFUSED: { name: string; change: (block: Block) => unknown; reason: RegExp }[] = [
  { name: 'no object', change: () => 'text', reason: /must be an object/ },
  { name: 'another shape', change: (block) => ({ ...block, manifest: 2 }), reason: /^manifest:/ },
  { name: 'a bad id', change: (block) => ({ ...block, id: 'Sample Plugin' }), reason: /^id:/ },
  { name: 'no name', change: (block) => ({ ...block, name: '' }), reason: /^name:/ },
  { name: 'no range', change: (block) => ({ ...block, sdk: undefined }), reason: /^sdk: names no/ },
  {
    name: 'any range',
    change: (block) => ({ ...block, sdk: '*' }),
    reason: /^sdk: "\*" has no upper end/,
  },
  {
    name: 'an open range',
    change: (block) => ({ ...block, sdk: '>=1' }),
    reason: /has no upper end/,
  },
  {
    name: 'no range at all',
    change: (block) => ({ ...block, sdk: 'latest' }),
    reason: /is not a version range/,
  },
  { name: 'no hosts', change: (block) => ({ ...block, network: {} }), reason: /^network\.hosts:/ },
  {
    name: 'a wildcard host',
    change: (block) => ({ ...block, network: { hosts: ['*.sample.test'] } }),
    reason: /^network\.hosts\.0/,
  },
  {
    name: 'a host with a scheme',
    change: (block) => ({ ...block, network: { hosts: ['https://a.test'] } }),
    reason: /^network\.hosts\.0/,
  },
  {
    name: 'a host with a port',
    change: (block) => ({ ...block, network: { hosts: ['a.test:8080'] } }),
    reason: /^network\.hosts\.0/,
  },
  {
    name: 'webhooks that are no list',
    change: (block) => ({ ...block, webhooks: {} }),
    reason: /^webhooks: must be a list/,
  },
  {
    name: 'a webhook without a label',
    change: (block) => ({ ...block, webhooks: [{ path: 'events', events: [] }] }),
    reason: /^webhooks\.0\.label/,
  },
  {
    name: 'a webhook whose address no route has',
    change: (block) => ({ ...block, webhooks: [{ path: '/events', label: 'E', events: [] }] }),
    reason: /^webhooks\.0\.path/,
  },
  {
    name: 'a webhook twice',
    change: (block) => ({
      ...block,
      webhooks: Array(2).fill({ path: 'events', label: 'E', events: ['a'] }),
    }),
    reason: /^webhooks: "events" appears twice/,
  },
  {
    name: 'settings that are no list',
    change: (block) => ({ ...block, settings: {} }),
    reason: /^settings:/,
  },
  {
    name: 'an unknown kind of field',
    change: field({ kind: 'colour' }),
    reason: /kind: "colour" is unknown/,
  },
  { name: 'a field without a label', change: field({ label: '' }), reason: /settings\.0\.label/ },
  {
    name: 'a field with a strange key',
    change: field({ key: 'client-id' }),
    reason: /settings\.0\.key/,
  },
  {
    name: 'a select without options',
    change: field({ kind: 'select' }),
    reason: /a select needs options/,
  },
  {
    name: 'a secret with a default',
    change: field({ kind: 'secret', default: 'x' }),
    reason: /must not have a default/,
  },
  {
    name: 'a broken pattern',
    change: field({ pattern: '(' }),
    reason: /is not a regular expression/,
  },
  {
    name: 'a condition on nothing',
    change: field({ when: { key: 'other', is: 1 } }),
    reason: /no other field is called/,
  },
  {
    name: 'a key twice',
    change: (block) => ({ ...block, settings: [block.settings[1], block.settings[1]] }),
    reason: /"clientId" appears twice/,
  },
  {
    name: 'docs outside',
    change: (block) => ({ ...block, docs: { setup: '../setup.md', limits: 'docs/limits.md' } }),
    reason: /^docs\.setup/,
  },
  {
    name: 'no adapters',
    change: (block) => ({ ...block, adapters: [] }),
    reason: /^adapters: must list/,
  },
  {
    name: 'a strange adapter kind',
    change: adapter({ kind: 'robot' }),
    reason: /adapters\.0\.kind/,
  },
  {
    name: 'no capabilities',
    change: adapter({ capabilities: [] }),
    reason: /adapters\.0\.capabilities/,
  },
  {
    name: 'an unknown capability',
    change: adapter({ capabilities: ['fly'] }),
    reason: /"fly" is unknown/,
  },
  {
    name: 'a scope for nothing',
    change: adapter({ scopes: [{ name: 'x', why: 'y', review: 'none', neededBy: ['leads'] }] }),
    reason: /"leads" is not a capability/,
  },
  {
    name: 'a scope that helps what there is not',
    change: adapter({ scopes: [{ name: 'x', why: 'y', review: 'none', neededBy: [], helps: ['leads'] }] }),
    reason: /helps: "leads" is not a capability/,
  },
  {
    name: 'a scope whose options are no list of keys',
    change: adapter({ scopes: [{ name: 'x', why: 'y', review: 'none', neededBy: ['publish'], options: ['firstComment', 3] }] }),
    reason: /options: must list keys of options/,
  },
  {
    name: 'a scope that nothing needs and that helps nothing',
    change: adapter({ scopes: [{ name: 'x', why: 'y', review: 'none', neededBy: [] }] }),
    reason: /neededBy: names no capability/,
  },
  {
    name: 'a scope without a reason',
    change: adapter({ scopes: [{ name: 'x', review: 'none', neededBy: ['publish'] }] }),
    reason: /why: is missing/,
  },
  {
    name: 'a budget without an amount',
    change: adapter({ budgets: [{ scope: 'app', limit: 0, per: '1 day' }] }),
    reason: /limit: must be above 0/,
  },
  {
    name: 'a budget per moon',
    change: adapter({ budgets: [{ scope: 'app', limit: 1, per: 'moon' }] }),
    reason: /per: write it as/,
  },
  {
    name: 'publishing without a format',
    change: adapter({ formats: [] }),
    reason: /needs a format/,
  },
  {
    name: 'a strange format id',
    change: format({ id: 'post' }),
    reason: /must look like "platform.kind"/,
  },
  {
    name: 'a format without a check date',
    change: format({ verified: { on: 'lately', source: 'x' } }),
    reason: /verified\.on/,
  },
  {
    name: 'media without types',
    change: format({ media: { min: 1, max: 1, types: [] } }),
    reason: /media\.types/,
  },
  {
    name: 'media counts out of order',
    change: format({ media: { min: 2, max: 1, types: ['image/png'] } }),
    reason: /in order/,
  },
  { name: 'no settle time', change: format({ settleSeconds: undefined }), reason: /settleSeconds/ },
]

test.group('Manifest', () => {
  test('a good block has nothing wrong', ({ assert }) =>
    assert.deepEqual(manifestProblems(goodBlock()), []))

  test('{name} is refused with its reason')
    .with(REFUSED)
    .run(({ assert }, { change, reason }) => {
      const problems = manifestProblems(change(goodBlock()))

      assert.isTrue(
        problems.some((problem) => reason.test(problem)),
        problems.join('; ') || 'nothing was refused'
      )
    })

  test('a foreign contract range is incompatible', ({ assert }) => {
    assert.isNull(compatibilityProblem('^1.0.0'))
    assert.match(compatibilityProblem('^2.0.0') ?? '', /written for contract \^2\.0\.0/)
  })

  test('garbage of any kind is refused, never thrown at', ({ assert }) => {
    for (const block of [
      null,
      1,
      [],
      {},
      { adapters: [null, 1, 'x'] },
      { settings: [null], adapters: [{ formats: [null], scopes: [null], budgets: [null] }] },
    ]) {
      assert.isAbove(manifestProblems(block).length, 0)
    }
  })
})
