import { inspect } from 'node:util'
import {
  accessToken,
  AdapterFault,
  fieldIssues,
  fieldsToJsonSchema,
  type Field,
  type Json,
  type Manifest,
} from '@caidence/sdk'
import { test } from '@japa/runner'
import { redactingLog } from '../redact.ts'
import { settingsAccessor, settingsIssues } from '../settings.ts'
import { goodBlock } from './support.ts'

const manifest = goodBlock() as unknown as Manifest
const good = { clientId: 'id', clientSecret: 'a-long-secret' }

function complaint(work: () => unknown): [string, string | undefined] {
  try {
    work()
  } catch (error) {
    if (AdapterFault.is(error)) return [error.code, error.facts.field]
  }
  return ['none', undefined]
}

test.group('Settings', () => {
  test('a missing one is named when it is needed', ({ assert }) => {
    const settings = settingsAccessor(manifest.settings, { clientId: '' })

    assert.deepEqual(
      complaint(() => settings.require('clientId')),
      ['E_APP_MISCONFIGURED', 'clientId']
    )
    assert.deepEqual(
      complaint(() => settings.secret('clientSecret')),
      ['E_APP_MISCONFIGURED', 'clientSecret']
    )
    assert.isUndefined(settings.get('clientId'))
  })

  test('an invalid one is named as well', ({ assert }) => {
    const settings = settingsAccessor(manifest.settings, { ...good, mode: 'c' })

    assert.deepEqual(
      complaint(() => settings.get('mode')),
      ['E_APP_MISCONFIGURED', 'mode']
    )
  })

  test('a field may hang on a switch or a number, which are kept as text', ({ assert }) => {
    const fields: Field[] = [
      { key: 'own', kind: 'switch', label: 'Own server', default: false },
      { key: 'shards', kind: 'number', label: 'Shards' },
      { key: 'address', kind: 'url', label: 'Address', when: { key: 'own', is: true } },
      { key: 'notice', kind: 'text', label: 'Notice', when: { key: 'own', is: false } },
      { key: 'names', kind: 'text', label: 'Names', when: { key: 'shards', is: 3 } },
    ]
    const shown = (values: Record<string, string>) => {
      const given = { address: 'https://a.test', notice: 'n', names: 'x', ...values }
      const settings = settingsAccessor(fields, given)
      return ['address', 'notice', 'names'].filter((key) => settings.get(key) !== undefined)
    }

    assert.deepEqual(shown({ own: 'true', shards: '3' }), ['address', 'names'])
    assert.deepEqual(shown({ own: 'false', shards: '4' }), ['notice'])
    assert.deepEqual(shown({ own: '' }), ['notice'])
  })

  test('defaults apply, and hidden fields do not exist', ({ assert }) => {
    const settings = settingsAccessor(manifest.settings, { ...good, region: 'eu' })

    assert.equal(settings.get('mode'), 'a')
    assert.isUndefined(settings.get('region'))
    assert.equal(
      settingsAccessor(manifest.settings, { ...good, mode: 'b', region: 'eu' }).require('region'),
      'eu'
    )
  })

  test('the list of what is wrong: {name}')
    .with<{ name: string; values: Record<string, Json>; wrong: [string, string][] }[]>([
      { name: 'nothing', values: good, wrong: [] },
      { name: 'missing', values: { clientId: 'id' }, wrong: [['clientSecret', 'required']] },
      { name: 'empty', values: { ...good, clientId: '' }, wrong: [['clientId', 'required']] },
      { name: 'conditional', values: { ...good, mode: 'b' }, wrong: [['region', 'required']] },
      { name: 'option', values: { ...good, mode: 'z' }, wrong: [['mode', 'option']] },
      { name: 'type', values: { ...good, clientId: 4 }, wrong: [['clientId', 'type']] },
      { name: 'unknown', values: { ...good, extra: 'x' }, wrong: [['extra', 'unknown']] },
    ])
    .run(({ assert }, { values, wrong }) => {
      assert.deepEqual(
        settingsIssues(manifest, values).map(({ key, rule }) => [key, rule]),
        wrong
      )
    })

  test('every kind of field has its rule: {name}')
    .with<
      { name: string; kind: Field['kind']; value: Json; rule: string | undefined; extra?: object }[]
    >([
      { name: 'a word as number', kind: 'number', value: 'x', rule: 'type' },
      { name: 'a number above', kind: 'number', value: 4, rule: 'max', extra: { max: 3 } },
      { name: 'a number below', kind: 'number', value: 1, rule: 'min', extra: { min: 3 } },
      {
        name: 'a number in text',
        kind: 'number',
        value: '3',
        rule: undefined,
        extra: { min: 3, max: 3 },
      },
      { name: 'neither on nor off', kind: 'switch', value: 'maybe', rule: 'type' },
      { name: 'on', kind: 'switch', value: true, rule: undefined },
      { name: 'no address', kind: 'url', value: 'example', rule: 'url' },
      { name: 'a script as address', kind: 'url', value: 'javascript:alert(1)', rule: 'url' },
      { name: 'an address', kind: 'url', value: 'https://example.com', rule: undefined },
      { name: 'a long text', kind: 'text', value: 'abcd', rule: 'max', extra: { max: 3 } },
      {
        name: 'a text off pattern',
        kind: 'text',
        value: 'abc1',
        rule: 'pattern',
        extra: { pattern: '[a-z]+' },
      },
      { name: 'a secret without end', kind: 'secret', value: 'x'.repeat(10_001), rule: 'max' },
      {
        name: 'a remote choice',
        kind: 'remote-select',
        value: 'id',
        rule: undefined,
        extra: { source: 'lists' },
      },
      {
        name: 'a foreign option',
        kind: 'select',
        value: 'b',
        rule: 'option',
        extra: { options: [{ value: 'a', label: 'A' }] },
      },
    ])
    .run(({ assert }, { kind, value, rule, extra }) => {
      const field = { key: 'it', label: 'It', kind, ...extra } as Field

      assert.equal(fieldIssues([field], { it: value })[0]?.rule, rule)
    })

  test('the JSON Schema says the same', ({ assert }) => {
    const schema = fieldsToJsonSchema(manifest.settings, 'Sample') as Record<string, any>

    assert.deepEqual(schema.required, ['clientId', 'clientSecret'])
    assert.isTrue(schema.properties.clientSecret.writeOnly)
    assert.deepEqual(schema.allOf[0].then, { required: ['region'] })
    assert.isFalse(schema.additionalProperties)
  })
})

test.group('Redaction', () => {
  test('a log line holds neither a secret setting nor anything under a sensitive name', ({
    assert,
  }) => {
    const lines: string[] = []
    const write = (message: string, facts?: unknown) =>
      void lines.push(JSON.stringify([message, facts]))
    const log = redactingLog({ info: write, warn: write }, () => ['canary-secret'], 'sample')

    log.info('using canary-secret', {
      note: 'x canary-secret y',
      nested: [{ accessToken: 'canary-token', caption: 'canary-caption' }],
      status: 200,
    })
    log.warn('again', { authorization: 'Bearer canary' })

    assert.notInclude(lines.join(), 'canary')
    assert.include(lines[0], '"status":200')
    assert.include(lines[0], '"plugin":"sample"')
  })

  test('a token prints as redacted in every way of printing', ({ assert }) => {
    const token = accessToken('canary', ['a'])

    for (const text of [
      `${token}`,
      JSON.stringify({ token }),
      inspect({ token }, { depth: 9, showHidden: true }),
    ])
      assert.notInclude(text, 'canary')
    assert.equal(token.reveal(), 'canary')
  })
})
