import { readFileSync } from 'node:fs'

/**
 * `npm start` picks free ports at run time and notes them in storage/run/services.json, so that plain
 * commands in another terminal (`node ace doctor`, `node ace adapter:list`) reach the same parts.
 * What the environment or .env says wins over the note.
 */
export function readRunningServices(root: URL) {
  let note: Record<string, string>
  try {
    note = JSON.parse(readFileSync(new URL('storage/run/services.json', root), 'utf8')).env
  } catch {
    return
  }
  for (const [name, value] of Object.entries(note)) process.env[name] ??= value
}
