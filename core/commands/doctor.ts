import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { Finding } from '@caidence/sdk'

const NODE_AT_LEAST = 24

export default class DoctorCommand extends BaseCommand {
  static commandName = 'doctor'
  static description = 'Check everything this installation needs, and say how to mend what is not well'
  /** Started by hand: an installation that cannot boot is exactly what this is for. */
  static options: CommandOptions = { startApp: false }

  @flags.boolean({ description: 'Print the findings as JSON' })
  declare json: boolean

  async run() {
    const findings = [...(await this.#tools()), ...(await this.#app())]
    if (this.json) this.logger.log(JSON.stringify(findings))
    else for (const { status, check, summary, fix } of findings) this.logger.log(`${MARKS[status]}  ${check.padEnd(20)} ${summary}${fix ? `\n      ${''.padEnd(20)} → ${fix}` : ''}`)
    if (findings.some(({ status }) => status === 'fail')) this.exitCode = 1
    await this.app.terminate()
  }

  async #tools(): Promise<Finding[]> {
    const { resolveChromium, resolveFfmpeg, resolveLibheif, resolvePoppler } = await import('../../bin/lib/tools.js')
    const found = (check: string, { path, from, why }: { path: string | null; from?: string; why?: string }): Finding =>
      path ? { check, status: 'pass', summary: from ?? path } : { check, status: 'warn', summary: 'not available', fix: why }
    const major = Number(process.versions.node.split('.')[0])
    return [
      major >= NODE_AT_LEAST ? { check: 'node', status: 'pass', summary: process.versions.node } : { check: 'node', status: 'fail', summary: process.versions.node, fix: `use Node ${NODE_AT_LEAST}: npm start brings it` },
      found('ffmpeg', resolveFfmpeg({ install: false })),
      found('poppler', resolvePoppler({ install: false })),
      found('libheif', resolveLibheif({ install: false })),
      found('chromium', resolveChromium(process.env, { install: false })),
    ]
  }

  async #app(): Promise<Finding[]> {
    try {
      await this.app.boot()
      const { Doctor } = await import('#services/health/doctor')
      const doctor = await this.app.container.make(Doctor)
      return await doctor.examine()
    } catch (error) {
      return [{ check: 'settings', status: 'fail', summary: whyNot(error), fix: 'run npm start, and leave it running (it writes .env, and tells this command where its parts are), or set what is missing; .env.example explains each variable' }]
    }
  }
}

const MARKS: Record<Finding['status'], string> = { pass: '  ok', warn: 'warn', fail: 'FAIL', skip: 'skip' }

/** Names of variables, never their values. */
function whyNot(error: unknown): string {
  const help = String((error as { help?: string }).help ?? '')
  const names = [...help.matchAll(/"([A-Z][A-Z0-9_]+)"/g)].map((match) => match[1])
  if (names.length) return `not set or not usable: ${[...new Set(names)].join(', ')}`
  return `the app does not boot (${(error as any)?.code ?? (error as Error)?.name}): ${String((error as Error)?.message).split('\n')[0]}`
}
