import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import type { Group } from '@japa/runner/core'
import { DateTime } from 'luxon'
import { PlanWork } from '#services/planning/import/plan_work'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, type Author, type createReadyAuthor } from '#tests/functional/publishing/support'
import { base } from '#tests/support/visitor'

export const imports = '/api/v1/imports'
export const PRAGUE = 'Europe/Prague'
export type Ready = Awaited<ReturnType<typeof createReadyAuthor>>
export const day = (days: number) => DateTime.now().setZone(PRAGUE).plus({ days }).toFormat('yyyy-MM-dd')

export async function upload(author: Pick<Author, 'token'>, content: string | Uint8Array, name = 'plan.csv') {
  const response = await fetch(new URL(`${imports}?name=${name}`, base()), { method: 'POST', body: content as RequestInit['body'], headers: { 'authorization': `Bearer ${author.token}`, 'accept': 'application/json', 'content-type': 'application/octet-stream' } })
  return { status: response.status, body: (await response.json()) as any }
}
/** Everything that waits to be worked on. */
export async function work() {
  const worker = await app.container.make(PlanWork)
  while (await worker.next());
}
export const look = async (author: Author, id: string) => (await call(author, 'GET', `${imports}/${id}`)).body.data

export async function checked(ada: Author, content: string | Uint8Array, settings: Record<string, unknown> = {}, name?: string) {
  const { status, body } = await upload(ada, content, name)
  if (status !== 201) throw new Error(`Upload answered ${status}: ${JSON.stringify(body)}`)
  const answer = await call(ada, 'POST', `${imports}/${body.data.id}/check`, { mapping: body.data.mapping, timeZone: PRAGUE, ...settings })
  if (answer.status !== 200) throw new Error(`Check answered ${answer.status}: ${answer.text}`)
  await work()
  return look(ada, body.data.id)
}
export const rowsOf = (ada: Author, id: string) => tenantTx(ada.actor, ({ client }) => client.from('import_rows').where({ workspace_id: ada.workspaceId, job_id: id }).orderBy('row_number'))
export const plan = ({ connection }: Ready, rows: string[]) => ['text,date,time,channels,media', ...rows.map((row) => row.replace('@me', connection.handle))].join('\n')
export const many = (ada: Ready, count: number) => plan(ada, Array.from({ length: count }, (_, at) => `"Row ${at}",${day(2 + at)},09:30,@me,summer.jpg`))

/** Whoever looks for work takes any: what other tests began is over. */
export const endOthers = () => db.connection('owner').rawQuery(`update import_jobs set state = 'cancelled' where state in ('checking', 'running')`)

/** Files of their own for each test, and no work of others. */
export const onOwnDisk = (group: Group) =>
  group.each.setup(async () => {
    drive.fake('media')
    await endOthers()
    return () => drive.restore('media')
  })
