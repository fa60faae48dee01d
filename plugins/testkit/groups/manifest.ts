import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifestProblems } from '@caidence/host'
import { emulatorFile } from '../start_emulators.ts'
import { has, inWorld, publisherOf, test, type Group } from './context.ts'
import { deliver } from './publishing.ts'

const GROUP = 'manifest'
/** Scripts that run on other people's machines while they install. */
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish']
const METHODS: Record<string, string[]> = {
  authorize: ['begin', 'exchange', 'accounts', 'refresh', 'revoke'],
  publish: ['check', 'preview', 'plan', 'advance', 'reconcile'],
  analytics: ['window'],
  inbound: ['verify', 'parse'],
  leads: ['fetch', 'since'],
  options: ['list'],
  inbox: ['comments'],
  history: ['recentPosts', 'profile'],
}

export const manifestGroup: Group = (context) => {
  const { folder, manifest } = context
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const pkg = JSON.parse(read('package.json')) as {
    scripts?: Record<string, string>
    caidence: unknown
  }
  const add = (title: string, run: () => Promise<void>) => test(GROUP, 'listed', title, run)

  return [
    add('the block is valid', async () => assert.deepEqual(manifestProblems(pkg.caidence), [])),
    add('there are no lifecycle scripts', async () => {
      assert.deepEqual(
        Object.keys(pkg.scripts ?? {}).filter((name) => LIFECYCLE.includes(name)),
        []
      )
    }),
    add('the documents it names exist', async () => {
      for (const name of [manifest.docs.setup, manifest.docs.limits, 'README.md'])
        assert.ok(existsSync(join(folder, name)), `${name} is missing`)
    }),
    add('the icon is an SVG without scripts', async () => {
      assert.ok(existsSync(join(folder, 'icon.svg')), 'icon.svg is missing')
      const icon = read('icon.svg')
      assert.match(icon, /<svg[\s>]/)
      assert.doesNotMatch(icon, /<script|\son\w+=|href=["']?(?:https?:|javascript:)/i)
    }),
    add('an emulator with a list of its switches is there', async () => {
      assert.ok(emulatorFile(folder), 'emulator/index is missing')
      assert.ok(existsSync(join(folder, 'emulator/SWITCHES.md')), 'emulator/SWITCHES.md is missing')
    }),
    add('every listed capability is implemented and no other', () =>
      inWorld(context, async ({ adapter, info }) => {
        const source = adapter as Record<string, Record<string, unknown> | undefined>
        for (const [name, methods] of Object.entries(METHODS)) {
          const isListed = info.capabilities.some((capability) => capability === name)
          assert.equal(
            source[name] !== undefined,
            isListed,
            `${name} is ${isListed ? 'listed but missing' : 'implemented but not listed'}`
          )
          if (isListed)
            for (const method of methods)
              assert.equal(typeof source[name]![method], 'function', `${name}.${method}`)
        }
        assert.equal(typeof adapter.probe, 'function')
      })
    ),
    add('the hosts it uses are hosts it declares', () =>
      inWorld(context, async (world) => {
        const format = world.info.formats[0]
        if (has(context, 'publish') && format && publisherOf(world))
          await deliver(world, format.id, context.kit.drafts[format.id])
        const used = new Set(world.emulator.log().map(({ host }) => host))
        for (const host of used) {
          // The emulator also sees the person's browser, which follows links the platform made.
          const isBrowser = world.emulator
            .log()
            .filter((entry) => entry.host === host)
            .every(({ call }) => call === 'consent' || call === 'page')
          assert.ok(isBrowser || manifest.network.hosts.includes(host), `${host} is not declared`)
        }
      })
    ),
  ]
}
