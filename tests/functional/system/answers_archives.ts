import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { ExportRelay } from '#services/transfer/export_relay'
import { ownDisk } from '#tests/functional/media/support'
import { call, createAuthor, type ApiAnswer } from '#tests/functional/publishing/support'

type Keeps = (assert: any, operationId: string, status: number, answer: Pick<ApiAnswer, 'status' | 'headers' | 'body' | 'text'>) => void

/** Of a workspace that is taken along. Part of the group in answers.spec.ts. */
export function archiveAnswers(keeps: Keeps) {
  test('archives of the whole workspace', async (context) => {
    ownDisk(context)
    const { assert } = context
    const author = await createAuthor()
    const exports = (method: string, path = '') => call(author, method, `/api/v1/exports${path}`)

    const asked = await exports('POST')
    keeps(assert, 'createExport', 202, asked)
    const { id } = asked.body.data
    keeps(assert, 'getExport', 200, await exports('GET', `/${id}`))
    keeps(assert, 'getExportFile', 409, await exports('GET', `/${id}/file`))
    await (await app.container.make(ExportRelay)).relay()
    keeps(assert, 'listExports', 200, await exports('GET'))
    keeps(assert, 'getExportFile', 200, await exports('GET', `/${id}/file`))
    keeps(assert, 'deleteExport', 204, await exports('DELETE', `/${id}`))
    keeps(assert, 'getExport', 404, await exports('GET', `/${id}`))
  })
}
