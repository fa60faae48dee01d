import { createServer } from 'node:net'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { note } from './step.js'
import { storage } from './paths.js'

function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 has nothing there that could answer in our place.
    server.once('error', ({ code }) => resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** On both addresses of `localhost`: a browser may ask either. */
const isFreeHere = async (port) => (await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))

export function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

const file = join(storage, 'ports.json')
const isPort = (port) => Number.isInteger(port) && port > 0 && port < 65_536

/** What was kept for each part: the port that was wanted, and the one it got. Nonsense is forgotten. */
function remembered() {
  try {
    const kept = Object.entries(JSON.parse(readFileSync(file, 'utf8')))
    return Object.fromEntries(kept.filter(([, { wanted, port }]) => isPort(wanted) && isPort(port)))
  } catch {
    return {}
  }
}

/**
 * The port this part got last time, else the wanted one, else a free one (and says so).
 * Remembered, so that addresses stay the same from start to start, until another one is wanted.
 */
export async function portFor(name, wanted) {
  const before = remembered()[name]
  const candidates = [before?.wanted === wanted ? before.port : undefined, wanted].filter(isPort)
  for (const port of candidates) {
    if (await isFreeHere(port)) return keep(name, wanted, port)
  }
  const port = await anyPort()
  note('ports', `port ${candidates[0] ?? wanted} for ${name} is taken, using ${port}`)
  return keep(name, wanted, port)
}

/** Read anew: several parts look for their ports at the same time. */
function keep(name, wanted, port) {
  writeFileSync(file, JSON.stringify({ ...remembered(), [name]: { wanted, port } }, null, 2))
  return port
}
