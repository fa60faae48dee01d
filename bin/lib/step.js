/** One line per step, with its time. A step that cannot be done says why and what to do. */
export class SetupError extends Error {
  constructor(message, fix) {
    super(message)
    this.fix = fix
  }
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
    console.error(`  FAIL  ${name.padEnd(14)} ${error.message}`)
    if (error.fix) console.error(`        ${''.padEnd(14)} → ${error.fix}`)
    throw error
  }
}

export function note(name, detail) {
  console.log(`  note  ${name.padEnd(14)} ${detail}`)
}
