import { createPluginHost, parseHostMap, type AdapterInfo, type PluginHost } from '@caidence/host'
import {
  accessToken,
  type AccountChoice,
  type Adapter,
  type Call,
  type Draft,
  type Grant,
  type Json,
  type Manifest,
  type MediaReader,
} from '@caidence/sdk'
import { FakeClock } from './fake_clock.ts'
import { fixture, readRange } from './fixtures.ts'
import { startMediaServer, type MediaServer } from './media_server.ts'
import type { Emulator, EmulatorModule } from './emulator.ts'
import type { KitDraft, KitOptions } from './options.ts'

/** Ceiling for one exchange: well above a loopback answer on a busy machine, and short enough for stalls. */
const EXCHANGE_MS = 1_500
export const REDIRECT_URI = 'http://localhost:3333/api/v1/social/callback/kit'

export interface WorldOptions {
  folder: string
  kit: KitOptions
  settings?: Record<string, string>
}

/** One test's surroundings: an emulator, a host, a clock, a media server. Opened and closed per test. */
export class World {
  readonly logs: string[] = []
  readonly ranges: number[] = []
  #host!: PluginHost
  #media!: MediaServer
  #store = new Map<string, Json>()
  clock = new FakeClock()
  emulator!: Emulator
  sandbox!: EmulatorModule['SANDBOX']
  info!: AdapterInfo
  manifest!: Manifest
  adapter!: Adapter<any>

  private constructor(private options: WorldOptions) {}

  static async open(options: WorldOptions): Promise<World> {
    const world = new World(options)
    await world.#open()
    return world
  }

  async #open(): Promise<void> {
    const { createEmulator, SANDBOX } = await this.options.kit.emulator()
    this.sandbox = SANDBOX
    this.emulator = await createEmulator({ now: () => this.clock.now().getTime() })
    this.#media = await startMediaServer()
    const write = (message: string, facts?: unknown) =>
      void this.logs.push(JSON.stringify([message, facts]))
    this.#host = createPluginHost({
      root: this.options.folder,
      folders: [this.options.folder],
      hostMap: parseHostMap(this.emulator.platformHosts),
      settings: async () => this.settings,
      store: {
        get: async (_plugin, key) => this.#store.get(key),
        set: async (_plugin, key, value) => void this.#store.set(key, value),
      },
      log: { info: write, warn: write },
      clock: this.clock,
      http: { timeoutMs: this.exchangeMs },
    })
    const [report] = await this.#host.scan()
    if (report?.state !== 'ready')
      throw new Error(`The plugin was refused: ${report?.reason ?? 'no manifest'}`)
    this.manifest = report.manifest!
    this.info = this.#host.adapters()[0]
    this.adapter = await this.#host.load(this.info.id)
  }

  async close(): Promise<void> {
    await this.#host.dispose()
    await this.#media.close()
    await this.emulator.close()
  }

  /** Where a browser finds a page of the platform: its own address, or the emulator's for hosts that are mapped. */
  pageAt(url: string): URL {
    return this.#host.rewrite(new URL(url))
  }

  get exchangeMs(): number {
    return this.options.kit.exchangeMilliseconds ?? EXCHANGE_MS
  }

  get settings(): Record<string, string> {
    return this.options.settings ?? this.sandbox.settings
  }

  get scopes(): string[] {
    const { settings } = this
    return this.info.scopes
      .filter(({ when }) => !when || (settings[when.key] ?? this.#defaultOf(when.key)) === when.is)
      .map(({ name }) => name)
  }

  #defaultOf(key: string): Json | undefined {
    return this.manifest.settings.find((field) => field.key === key)?.default
  }

  begin(state = 'kit-state'): URL {
    const { authorize } = this.adapter as Adapter<'authorize'>
    return authorize.begin({
      redirectUri: REDIRECT_URI,
      state,
      challenge: 'kit-challenge',
      scopes: this.scopes,
    })
  }

  async code(decline: string[] = []): Promise<string> {
    const back = await this.emulator.consent(this.begin(), { approve: true, decline })
    const code = back.searchParams.get('code')
    if (!code) throw new Error(`The consent page sent back no code: ${back.search}`)
    return code
  }

  exchange(code: string, signal: AbortSignal = live()): Promise<Grant> {
    const { authorize } = this.adapter as Adapter<'authorize'>
    return authorize.exchange({ code, verifier: 'kit-verifier', redirectUri: REDIRECT_URI, signal })
  }

  async connect(decline: string[] = []): Promise<AccountChoice> {
    const { authorize } = this.adapter as Adapter<'authorize'>
    const [first] = await authorize.accounts(await this.exchange(await this.code(decline)), live())
    if (!first) throw new Error('No account to pick')
    return first
  }

  call({ account, grant }: AccountChoice, signal: AbortSignal = live()): Call {
    return {
      connection: { id: 'kit-connection', account },
      token: accessToken(grant.access, grant.scopes, grant.expiresAt),
      operation: 'kit-operation',
      deadline: new Date(this.clock.now().getTime() + 3_600_000).toISOString(),
      signal,
    }
  }

  async draft(format: string, { text, media, options = {} }: KitDraft): Promise<Draft> {
    const made = await Promise.all(media.map((name) => fixture(name)))
    // The same file may be used twice; ids stay different.
    return {
      format,
      text,
      options,
      media: made.map(({ ref }, index) => ({ ...ref, id: `${index}:${ref.id}` })),
    }
  }

  readonly media: MediaReader = {
    range: async (id, from, to) => {
      this.ranges.push(to - from)
      return readRange((await fixture(nameOf(id))).file, from, to)
    },
    publicUrl: async (id) => {
      const { file, ref } = await fixture(nameOf(id))
      return this.#media.publish(file, ref.type)
    },
  }
}

const nameOf = (id: string) => id.slice(id.indexOf(':') + 1)

/** A signal nobody aborts. */
export const live = (): AbortSignal => new AbortController().signal
