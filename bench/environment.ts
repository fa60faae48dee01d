/*
 * Imported first by every bench: a place of its own under storage/bench, thrown away with every run, and secrets of its own.
 * Standard output belongs to the result; everything on the way is told on standard error.
 */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const storage = fileURLToPath(new URL('../storage/bench', import.meta.url))
const clear = () => rmSync(storage, { recursive: true, force: true })
clear()

/** Runs the bench, prints its result and ends what it started: at its end, when it breaks, and when it is stopped. */
export async function bench(measure: () => Promise<object>, stop: () => Promise<void>) {
  const end = async (code: number) => {
    await stop()
    clear()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end(1))
  try {
    process.stdout.write(`${JSON.stringify(await measure())}\n`)
    await end(0)
  } catch (error) {
    console.error(error)
    await end(1)
  }
}

console.log = (...words) => console.error(...words)
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS', 'PLATFORM_HOSTS']) delete process.env[name]
Object.assign(process.env, {
  CAIDENCE_STORAGE: storage,
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  PORT: '0',
  APP_URL: 'http://127.0.0.1',
  LOG_LEVEL: process.env.BENCH_LOG ?? 'error',
  APP_KEY: randomBytes(32).toString('base64url'),
  SECRET_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  SANDBOX: 'true',
  MEDIA_ROOT: 'storage/bench/media',
  MAIL_MAILER: 'outbox',
})
