import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { anyPort } from '../bin/lib/ports.js'

const START_TIMEOUT_MS = 20_000

export interface Cerbos {
  version: string
  ask(brandId: string, action: string): Promise<boolean>
  stop(): void
}

/** The least it can be asked: may somebody with these brands do this in that one? */
const POLICY = `apiVersion: api.cerbos.dev/v1
resourcePolicy:
  version: default
  resource: post
  rules:
    - actions: ["view"]
      effect: EFFECT_ALLOW
      roles: ["editor"]
      condition:
        match:
          expr: R.attr.brand in P.attr.brands
`

/** A sidecar beside this process, asked over HTTP as its clients ask it; null when there is no `CERBOS_BIN`. */
export async function cerbos(): Promise<Cerbos | null> {
  const program = process.env.CERBOS_BIN
  if (!program) return null
  const folder = mkdtempSync(join(tmpdir(), 'cerbos-'))
  const [port, grpcPort] = [await anyPort(), await anyPort()]
  mkdirSync(join(folder, 'policies'))
  writeFileSync(join(folder, 'policies', 'post.yaml'), POLICY)
  writeFileSync(
    join(folder, 'config.yaml'),
    JSON.stringify({ server: { httpListenAddr: `127.0.0.1:${port}`, grpcListenAddr: `127.0.0.1:${grpcPort}` }, storage: { driver: 'disk', disk: { directory: join(folder, 'policies') } }, telemetry: { disabled: true } })
  )
  const child = spawn(program, ['server', `--config=${join(folder, 'config.yaml')}`, '--log-level=error'], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CERBOS_NO_TELEMETRY: '1' } })
  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + START_TIMEOUT_MS
  while (!(await fetch(`${url}/_cerbos/health`).then(({ ok }) => ok, () => false))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error('Cerbos did not come up')
    await sleep(50)
  }
  const dispatcher = new Agent({ connections: 1, pipelining: 1 })
  let brands: string[] = []
  return {
    version: /\d+\.\d+\.\d+/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout)?.[0] ?? 'unknown',
    async ask(brandId, action) {
      if (brandId !== 'elsewhere' && !brands.includes(brandId)) brands = [...brands, brandId]
      const body = { requestId: 'bench', principal: { id: 'person', roles: ['editor'], attr: { brands } }, resources: [{ resource: { kind: 'post', id: 'row', attr: { brand: brandId } }, actions: [action] }] }
      const answer = await request(`${url}/api/check/resources`, { method: 'POST', dispatcher, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      const { results } = (await answer.body.json()) as { results: { actions: Record<string, string> }[] }
      return results[0].actions[action] === 'EFFECT_ALLOW'
    },
    stop: () => void child.kill(),
  }
}
