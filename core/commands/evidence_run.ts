import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class EvidenceRun extends BaseCommand {
  static commandName = 'evidence:run'
  static description = 'Prove the publishing promise: kill, fault and race real processes, and count posts'
  static options: CommandOptions = { startApp: false, allowUnknownFlags: false }

  @args.spread({ description: 'Cases to run; all of them when none is named', required: false })
  declare cases?: string[]

  @flags.boolean({ description: 'Many more runs per case' })
  declare full: boolean

  @flags.boolean({ description: 'Print the result as JSON' })
  declare json: boolean

  @flags.boolean({ description: 'Also write the result to docs/evidence/' })
  declare write: boolean

  /** A process of its own: the suite has its own database, Temporal and workers, and kills them. */
  async run() {
    const script = this.app.makePath('bin/evidence.js')
    if (!existsSync(this.app.makePath('tests/evidence'))) {
      this.logger.error('The evidence suite is part of the source tree, not of a production build.')
      this.exitCode = 1
      return
    }
    const flags = [this.full && '--full', this.json && '--json', this.write && '--write'].filter((flag) => typeof flag === 'string')
    const child = spawn(process.execPath, [script, ...(this.cases ?? []), ...flags], { stdio: 'inherit', cwd: this.app.makePath() })
    const forward = () => child.kill('SIGTERM')
    process.once('SIGINT', forward)
    process.once('SIGTERM', forward)
    this.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  }
}
