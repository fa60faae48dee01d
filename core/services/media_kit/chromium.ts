import { delimiter, join } from 'node:path'
import { isExecutable } from '#services/media/tools'
import { refusalIn } from '#services/refusals'
import env from '#start/env'

/** What distributions call it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where Chromium is, or why there is none, for people. CHROMIUM_PATH names it where it is not on PATH. */
export function chromium(): { path: string; why?: undefined } | { path: null; why: string } {
  const given = env.get('CHROMIUM_PATH')
  if (given) return isExecutable(given) ? { path: given } : { path: null, why: 'Chromium is not where CHROMIUM_PATH says it is. Whoever runs this server can put it right.' }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
  return found ? { path: found } : { path: null, why: 'Chromium is not installed on this server. Whoever runs it can install it.' }
}

/** Why no PDF can be made, in the language of the request; null where one can. */
export function pdfBlocker(): string | null {
  const { why } = chromium()
  return why ? refusalIn('E_NO_PRINTER', why) : null
}
