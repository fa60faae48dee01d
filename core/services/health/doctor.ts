import { statfs } from 'node:fs/promises'
import { inject } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { Finding } from '@caidence/sdk'
import env from '#start/env'
import { fail, pass, warn } from '#services/plugins/doctor/findings'
import { isLoopback, platformsAreLocal } from '#services/media/reachability'
import { AdapterDoctor } from '#services/plugins/doctor/adapter_doctor'
import { Temporal, temporalAddress } from '#services/temporal/temporal'
import { DISPATCH_SCHEDULE_ID } from '#workflows/publishing/contract'

/** Row level security by policy and `set_config` behave alike from here on; older servers are not tested. */
const POSTGRES_AT_LEAST = 16
/** Below this an upload or a migration may fail half-way. */
const FREE_DISK_BYTES = 2 * 1024 ** 3
/** A worker says that it lives every 20 seconds. */
const WORKER_SILENT_SECONDS = 60
/** The relay empties the outbox within seconds. */
const OUTBOX_STUCK_SECONDS = 60

/** Warnings of plugins that the whole installation's report repeats. */
const WORTH_A_LINE = /^(switch|behaviour|channels|settings)/

/** Checks every need of a running installation. Each line that is not green says how to mend it. */
@inject()
export class Doctor {
  constructor(
    private temporal: Temporal,
    private adapters: AdapterDoctor
  ) {}

  async examine(): Promise<Finding[]> {
    const groups = await Promise.all([this.#database(), this.#temporal(), this.#plugins(), this.#media(), this.#disk(), this.#mail(), this.#mode()])
    return groups.flat()
  }

  async #database(): Promise<Finding[]> {
    try {
      const { rows } = await db.connection('app').rawQuery(
        `select current_setting('server_version_num')::int / 10000 as version, r.rolsuper or r.rolbypassrls as bypass, r.rolname as role,
           (select count(*) from workers where seen_at > now() - make_interval(secs => ?)) as workers
         from pg_roles r where rolname = current_user`,
        [WORKER_SILENT_SECONDS]
      )
      const [{ version, bypass, role, workers }] = rows
      const open = await db.connection('app').rawQuery('select tables_without_wall() as name')
      const pending = await db.connection('app').rawQuery('select min(outbox_id) as first, count(*) as waiting from pending_outbox(1000)')
      return [
        version >= POSTGRES_AT_LEAST ? pass('postgres', `PostgreSQL ${version} answers`) : fail('postgres', `PostgreSQL ${version} is too old`, `upgrade to ${POSTGRES_AT_LEAST} or later`),
        bypass ? fail('tenant wall', `the role "${role}" bypasses row level security`, 'set DATABASE_URL to a role without SUPERUSER and BYPASSRLS') : pass('tenant wall', `row level security applies to "${role}"`),
        open.rows.length ? fail('tenant tables', `no forced row level security on ${open.rows.map((row: any) => row.name).join(', ')}`, 'node ace migration:run --connection=owner') : pass('tenant tables', 'every tenant table enforces row level security'),
        Number(workers) > 0 ? pass('worker', `${workers} running`) : fail('worker', 'no worker process reports; nothing is published', 'npm start, or node ace worker:start'),
        await this.#outbox(Number(pending.rows[0].waiting)),
      ]
    } catch (error) {
      return [fail('postgres', `the database does not answer (${(error as any).code ?? (error as Error).name})`, 'npm start brings the embedded one up; otherwise check DATABASE_URL and run the migrations')]
    }
  }

  async #outbox(waiting: number): Promise<Finding> {
    if (!waiting) return pass('outbox', 'empty')
    const { rows } = await db.connection('app').rawQuery(`select count(*) as overdue from due_deliveries(now() - make_interval(secs => ?), 1000, true)`, [OUTBOX_STUCK_SECONDS])
    const overdue = Number(rows[0].overdue)
    return overdue ? warn('outbox', `${waiting} waiting, ${overdue} deliveries overdue by more than a minute`, 'check the worker and Temporal above, then node ace schedule:rebuild') : pass('outbox', `${waiting} on their way`)
  }

  async #temporal(): Promise<Finding[]> {
    try {
      const missing = await this.temporal.run(async (client) => {
        try {
          await client.schedule.getHandle(DISPATCH_SCHEDULE_ID).describe()
          return false
        } catch {
          return true
        }
      })
      return [
        pass('temporal', `answers at ${temporalAddress()}`),
        missing ? warn('dispatcher', 'its Temporal Schedule is missing', 'node ace schedule:rebuild, or start a worker') : pass('dispatcher', 'its Temporal Schedule is there'),
      ]
    } catch {
      return [fail('temporal', `${temporalAddress()} does not answer; scheduled posts wait for it`, 'npm start brings the dev server up; otherwise check TEMPORAL_ADDRESS')]
    }
  }

  /** What is wrong with a plugin, in short; `adapter:doctor` asks the platforms as well. One that was never set up is no fault of the installation. */
  async #plugins(): Promise<Finding[]> {
    const diagnoses = await this.adapters.examine({ isLive: false })
    return diagnoses.flatMap(({ id, source, name, version, findings }) => {
      const check = `plugin ${id ?? source}`
      const wrong = findings.filter((finding) => finding.status === 'fail' || (finding.status === 'warn' && WORTH_A_LINE.test(finding.check)))
      if (!wrong.length) return [pass(check, `${name} ${version ?? ''}: settings complete`)]
      return wrong.map(({ check: what, status, summary, fix }): Finding => ({ check, status: what === 'settings' ? 'warn' : status, summary: what === 'manifest' ? summary : `${what}: ${summary}`, fix: fix ?? `node ace adapter:doctor ${id ?? ''}` }))
    })
  }

  async #media(): Promise<Finding[]> {
    const base = env.get('MEDIA_URL') ?? env.get('APP_URL')
    const local = isLoopback(new URL(base).hostname)
    if (!local) return [pass('media address', `${base} is public`)]
    return env.get('SANDBOX') || platformsAreLocal() ? [pass('media address', `${base} (what stands in for the platforms is on this machine)`)] : [warn('media address', `${base} cannot be reached by platforms`, 'set MEDIA_URL to a public https address that leads here')]
  }

  async #disk(): Promise<Finding[]> {
    const { bavail, bsize } = await statfs(app.makePath('.'))
    const free = bavail * bsize
    const readable = `${(free / 1024 ** 3).toFixed(1)} GB free`
    return [free > FREE_DISK_BYTES ? pass('disk', readable) : warn('disk', readable, 'make room: uploads are refused before the disk is full')]
  }

  async #mail(): Promise<Finding[]> {
    if (env.get('SMTP_HOST')) return [pass('mail', `sent through ${env.get('SMTP_HOST')}`)]
    return [env.get('NODE_ENV') === 'production' ? warn('mail', 'no SMTP server is set; nobody gets a message', 'set SMTP_HOST and its credentials') : pass('mail', 'kept in the development inbox at /dev/mail')]
  }

  async #mode(): Promise<Finding[]> {
    const mapped = env.get('PLATFORM_HOSTS')
    if (!mapped) return [pass('platforms', 'the real ones')]
    return [env.get('SANDBOX') ? pass('platforms', 'sandbox: nothing leaves this machine') : warn('platforms', 'PLATFORM_HOSTS puts something in a platform’s place', 'unset it unless that is wanted')]
  }
}
