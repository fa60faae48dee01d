import { test } from '@japa/runner'
import { settingVariable } from '#services/plugins/plugin_settings'
import { projectFiles, read } from './support.ts'

/** Read by the scripts in bin/ and by the tools they start, before there is an application. */
const OF_SCRIPTS = ['CHROMIUM_PATH', 'FFMPEG', 'CAIDENCE_STORAGE']

const ofApplication = () => [...read('start/env.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]*): Env\.schema/gm)].map(([, name]) => name)

/** Installed adapters of ours read their settings from the environment as well. */
const ofPlugins = () =>
  projectFiles(/^adapters\/[^/]+\/package\.json$/)
    .map((file) => JSON.parse(read(file)).caidence)
    .filter((manifest) => manifest)
    .flatMap(({ id, settings = [] }) => settings.map(({ key }: { key: string }) => settingVariable(id, key)))

test.group('Architecture / environment', () => {
  test('.env.example lists every variable, and no other', ({ assert }) => {
    const listed = [...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name)

    assert.isAbove(ofApplication().length, 25)
    assert.isAbove(ofPlugins().length, 2)
    // Signing in with a platform and connecting its channels may share an app, and then its variables.
    assert.sameMembers(listed, [...new Set([...ofApplication(), ...ofPlugins(), ...OF_SCRIPTS])])
  })

  test('each variable is explained on the line above it', ({ assert }) => {
    const lines = read('.env.example').split('\n')
    const bare = lines.filter((line, index) => /^#?[A-Z][A-Z0-9_]*=/.test(line) && !/^# \S/.test(lines[index - 1] ?? ''))

    assert.deepEqual(bare, [])
  })

  test('.env.example holds no secret', ({ assert }) => {
    const secrets = [...read('.env.example').matchAll(/^#?([A-Z0-9_]*(?:SECRET|PASSWORD|KEY|KEYS))=(.+)$/gm)].filter(([, , value]) => value.trim())

    assert.deepEqual(secrets.map(([line]) => line), [])
  })
})
