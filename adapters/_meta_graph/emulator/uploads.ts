import { createWriteStream } from 'node:fs'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { startLook } from './containers.ts'
import { json, type Answer } from '@caidence/testkit/emulators'
import type { Incoming } from './request.ts'
import type { Container, State } from './state.ts'

const FOLDER = join(tmpdir(), `emulator-uploads-${process.pid}`)
const fileOf = ({ id }: Container) => join(FOLDER, id)

/** POST rupload.facebook.com/ig-api-upload/{version}/{container}: bytes from an offset, or an address in a header. */
export async function upload(
  state: State,
  incoming: Incoming,
  allowLoopback: boolean
): Promise<Answer> {
  const { headers, segments } = incoming
  const container = state.data.containers[segments.at(-1) ?? '']
  const token = state.data.tokens[headers.authorization?.match(/^OAuth (.+)$/)?.[1] ?? '']
  if (!token || token.dead) return refuse('ProcessingFailedError', 'unauthorized user request')
  if (!container?.awaitsUpload) return refuse('ProcessingFailedError', 'the upload is unknown')

  if (headers.file_url) {
    container.url = headers.file_url
    return finish(state, container, allowLoopback)
  }
  const received = await stat(fileOf(container)).then(
    ({ size }) => size,
    () => 0
  )
  if (Number(headers.offset) !== received)
    return refuse('OffsetInvalidError', `the next offset is ${received}`, true)
  const total = Number(headers.file_size)
  if (!(total > 0)) return refuse('PartialRequestError', 'file_size is missing')

  await mkdir(FOLDER, { recursive: true })
  await pipeline(incoming.stream, createWriteStream(fileOf(container), { flags: 'a' }))
  const { size } = await stat(fileOf(container))
  if (size > total) return refuse('PartialRequestError', 'more bytes than file_size')
  if (size < total) return json({ success: true, message: 'Partial upload.' })
  return finish(state, container, allowLoopback)
}

function finish(state: State, container: Container, allowLoopback: boolean): Answer {
  const isFile = container.url === undefined
  container.awaitsUpload = false
  container.probed = false
  startLook(state, container, allowLoopback, isFile ? () => readFile(fileOf(container)) : undefined)
  state.changed()
  return json({ success: true, message: 'Upload successful.' })
}

function refuse(type: string, message: string, retriable = false): Answer {
  return json(
    {
      debug_info: {
        retriable,
        type,
        message: JSON.stringify({ success: false, error: { message } }),
      },
    },
    400
  )
}
