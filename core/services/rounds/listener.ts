import pg from 'pg'

/** A listener whose connection broke tries again after this. */
const AGAIN_MS = 1_000

/** Listens on one Postgres channel, and goes on listening when the server restarts. */
export class Listener {
  #stopping = false
  #client?: pg.Client

  /** `onOpen` runs with every connection. What was said between two of them is lost: `isAgain` from the second one on. */
  constructor(
    private url: string,
    private channel: string,
    private onNotice: (payload: string) => void,
    private onOpen: (isAgain: boolean) => void = () => {}
  ) {}

  start() {
    void this.#listen()
  }

  async stop() {
    this.#stopping = true
    await this.#client?.end().catch(() => {})
  }

  async #listen() {
    let isAgain = false
    while (!this.#stopping) {
      const client = new pg.Client({ connectionString: this.url, application_name: `caidence-${this.channel}` })
      const closed = new Promise<void>((resolve) => client.once('end', () => resolve()))
      client.on('error', () => {})
      client.on('notification', ({ payload }) => this.onNotice(payload ?? ''))
      try {
        await client.connect()
        await client.query(`listen ${this.channel}`)
        this.#client = client
        this.onOpen(isAgain)
        isAgain = true
        await closed
      } catch {
        await client.end().catch(() => {})
      }
      if (!this.#stopping) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
}
