import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { root, writeSafely } from './paths.js'

const file = join(root, '.env')

/** What .env says until somebody decides otherwise; it follows the port. */
export const USUAL_URL = 'http://localhost:3333'

/** Values of .env; what is set in the real environment wins. */
export function readEnvironment() {
  const values = {}
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const match = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line)
      if (match) values[match[1]] = match[2].replace(/^(["'])(.*)\1$/, '$2')
    }
  }
  return withoutProxyHere({ ...values, ...process.env })
}

const HERE = ['localhost', '127.0.0.1', '::1']
/** A proxy is for the outside: what runs on this machine is asked directly. */
function withoutProxyHere(environment) {
  if (!Object.keys(environment).some((name) => /^(https?|all)_proxy$/i.test(name))) return environment
  const direct = [...new Set([...(environment.NO_PROXY ?? environment.no_proxy ?? '').split(','), ...HERE])].filter(Boolean).join(',')
  return { ...environment, NO_PROXY: direct, no_proxy: direct }
}

/** Writes what .env lacks: secrets are made here and live nowhere else. */
export function ensureEnvironment() {
  const have = readEnvironment()
  const fresh = {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: '3333',
    APP_URL: USUAL_URL,
    LOG_LEVEL: 'info',
    APP_KEY: randomBytes(32).toString('base64url'),
    SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  }
  const missing = Object.entries(fresh).filter(([name]) => !have[name])
  if (missing.length) {
    const before = existsSync(file) ? readFileSync(file, 'utf8').replace(/\n*$/, '\n') : ''
    const lines = missing.map(([name, value]) => `${name}=${value}`).join('\n')
    // A link to a file elsewhere stays one.
    writeSafely(existsSync(file) ? realpathSync(file) : file, `${before}${lines}\n`)
  }
  return missing.map(([name]) => name)
}
