import { createServer } from 'node:net'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { note } from './step.js'
import { storage } from './paths.js'

function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

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
const remembered = () => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * The port this part had last time, else the usual one, else a free one (and says so).
 * Remembered, so that addresses stay the same from start to start.
 */
export async function portFor(name, usual) {
  const ports = remembered()
  for (const port of [ports[name], usual].filter(Boolean)) {
    if (await isFree(port)) return keep(name, port)
  }
  const port = await anyPort()
  note('ports', `port ${ports[name] ?? usual} for ${name} is taken, using ${port}`)
  return keep(name, port)
}

/** Read anew: several parts look for their ports at the same time. */
function keep(name, port) {
  writeFileSync(file, JSON.stringify({ ...remembered(), [name]: port }, null, 2))
  return port
}
