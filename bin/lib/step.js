/** One line per step, with its time. A step that cannot be done says why and what to do. */
export class SetupError extends Error {
  constructor(message, fix) {
    super(message)
    this.fix = fix
  }
}

const RIGHTS = new Set(['EACCES', 'EPERM', 'EROFS'])
const FULL = new Set(['ENOSPC', 'EDQUOT'])

/** Rights and space are the reader's to mend; anything else is a fault of ours and keeps its trace. */
function explained(error) {
  if (error instanceof SetupError) return error
  const where = error.path ?? error.dest ?? 'a file of this folder'
  if (FULL.has(error.code)) return new SetupError(`no space is left for ${where}`, 'make room, then run the command again: it goes on where it was')
  if (RIGHTS.has(error.code) && error.syscall !== 'listen') return new SetupError(`${where} is not this user's to use (${error.code})`, 'run as the user it belongs to, or give the folder to this one: chown -R "$(id -un)" .')
  return error
}

function fail(name, { message, fix }) {
  console.error(`  FAIL  ${name.padEnd(14)} ${message}`)
  if (fix) console.error(`        ${''.padEnd(14)} → ${fix}`)
}

/** The last word on what ended everything, unless a step has said it. */
export function tell(error) {
  if (error instanceof SetupError) return
  const known = explained(error)
  if (known === error) console.error(error)
  else fail('files', known)
}

let hushed = false
/** Once everything is being ended, a step that does not finish is no news. */
export const hush = () => (hushed = true)

export async function step(name, run) {
  const began = Date.now()
  try {
    const { detail = '', value } = (await run()) ?? {}
    const seconds = ((Date.now() - began) / 1000).toFixed(1)
    if (!hushed) console.log(`  ok    ${name.padEnd(14)} ${detail.padEnd(58)} ${seconds} s`)
    return value
  } catch (error) {
    if (hushed) throw error
    const known = explained(error)
    fail(name, known)
    throw known
  }
}

export function note(name, detail) {
  console.log(`  note  ${name.padEnd(14)} ${detail}`)
}
