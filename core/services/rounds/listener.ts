import pg from 'pg'

/** A listener whose connection broke tries again after this. */
const AGAIN_MS = 1_000

/** Listens on one Postgres channel, and goes on listening when the server restarts. */
export class Listener {
  #stopping = false
  #client?: pg.Client

  /** `onOpen` runs with every (re)connection: what was said in between is lost. */
  constructor(
    private url: string,
    private channel: string,
    private onNotice: (payload: string) => void,
    private onOpen: () => void = () => {}
  ) {}

  start() {
    void this.#listen()
  }

  async stop() {
    this.#stopping = true
    await this.#client?.end().catch(() => {})
  }

  async #listen() {
    while (!this.#stopping) {
      const client = new pg.Client({ connectionString: this.url, application_name: `caidence-${this.channel}` })
      const closed = new Promise<void>((resolve) => client.once('end', () => resolve()))
      client.on('error', () => {})
      client.on('notification', ({ payload }) => this.onNotice(payload ?? ''))
      try {
        await client.connect()
        await client.query(`listen ${this.channel}`)
        this.#client = client
        this.onOpen()
        await closed
      } catch {
        await client.end().catch(() => {})
      }
      if (!this.#stopping) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}
