import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { ApiProblem } from '../problem.ts'
import { Usage } from './exits.ts'

export interface Settings {
  url: string
  token: string
}

type Environment = Record<string, string | undefined>

const fileOf = (environment: Environment) =>
  join(environment.XDG_CONFIG_HOME || (process.platform === 'win32' && environment.APPDATA) || join(homedir(), '.config'), 'caidence', 'config.json')

/** The environment goes before what `login` stored, each value by itself. */
export function readSettings(environment: Environment): Settings {
  const stored = storedIn(fileOf(environment))
  const [url, token] = [environment.CAIDENCE_URL || stored.url, environment.CAIDENCE_TOKEN || stored.token]
  // A token that is stored for one address is not sent to another.
  const isElsewhere = !environment.CAIDENCE_TOKEN && stored.url && url !== stored.url
  if (!url || !token || isElsewhere) throw new ApiProblem(401, { code: 'E_NOT_SIGNED_IN', detail: isElsewhere ? `The stored token is for ${stored.url}, not for ${url}` : 'No address or token is known' })
  return { url: addressed(url), token }
}

/** A mistyped address is told as one, not as a server that cannot be reached. */
export function addressed(url: string): string {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw new Usage(`"${url}" is no address; one looks like https://social.example.com`)
  return url
}

/** Readable by its owner only; who can read it can do what the token may. */
export function storeSettings(environment: Environment, settings: Settings): string {
  const file = fileOf(environment)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return file
}

export function forgetSettings(environment: Environment): string {
  const file = fileOf(environment)
  rmSync(file, { force: true })
  return file
}

function storedIn(file: string): Partial<Settings> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  try {
    return JSON.parse(text) as Partial<Settings>
  } catch {
    throw new ApiProblem(401, { code: 'E_NOT_SIGNED_IN', detail: `${file} cannot be read` })
  }
}
