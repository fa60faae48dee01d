import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { json, type Answer } from '@caidence/testkit/emulators'
import { startLook } from './containers.ts'
import { fetchMedia } from './media_probe.ts'
import { uploaded } from './page_videos.ts'
import type { Incoming } from './request.ts'
import type { Container, State, Video } from './state.ts'
import { fileOf, readUpload } from './upload_files.ts'

/** POST rupload.facebook.com: bytes from an offset, or an address in a header. */
export async function upload(
  state: State,
  incoming: Incoming,
  allowLoopback: boolean
): Promise<Answer> {
  const { headers, segments } = incoming
  const [kind] = segments
  const id = segments.at(-1) ?? ''
  const token = state.data.tokens[headers.authorization?.match(/^OAuth (.+)$/)?.[1] ?? '']
  const isDead = !token || token.dead || (token.expiresAt && state.now() >= token.expiresAt)
  if (isDead) return refuse('ProcessingFailedError', 'unauthorized user request')

  if (kind === 'video-upload') {
    const video = state.data.videos[id]
    if (!video || token.page !== video.page)
      return refuse('ProcessingFailedError', 'the upload is unknown')
    return uploadVideo(state, video, incoming, allowLoopback)
  }
  const container = state.data.containers[id]
  if (!container?.awaitsUpload) return refuse('ProcessingFailedError', 'the upload is unknown')
  if (headers.file_url) {
    container.url = headers.file_url
    return finishContainer(state, container, allowLoopback)
  }
  return (await takeBytes(state, id, incoming)) ?? finishContainer(state, container, allowLoopback)
}

async function uploadVideo(
  state: State,
  video: Video,
  incoming: Incoming,
  allowLoopback: boolean
): Promise<Answer> {
  // Handing the same file over again changes nothing.
  if (video.uploadedAt) return json({ success: true, message: 'Upload successful.' })
  const { file_url: url } = incoming.headers
  if (!url) {
    const refusal = await takeBytes(state, video.id, incoming, (size, total) => {
      video.received = size
      video.size = total
    })
    if (refusal) return refusal
    uploaded(state, video, () => readUpload(state, video.id))
    return json({ success: true, message: 'Upload successful.' })
  }
  const file = await fetchMedia(url, allowLoopback).catch(() => null)
  if (!file) return refuse('ProcessingFailedError', 'the file_url cannot be read')
  video.size = video.received = file.bytes.length
  uploaded(state, video, async () => file.bytes)
  return json({ success: true, message: 'Upload successful.' })
}

/** Null when all bytes are there. */
async function takeBytes(
  state: State,
  id: string,
  { headers, stream }: Incoming,
  note: (received: number, total: number) => void = () => {}
): Promise<Answer | null> {
  const received = await stat(fileOf(state, id)).then(
    ({ size }) => size,
    () => 0
  )
  if (Number(headers.offset) !== received)
    return refuse('OffsetInvalidError', `the next offset is ${received}`, true)
  const total = Number(headers.file_size)
  if (!(total > 0)) return refuse('PartialRequestError', 'file_size is missing')

  await mkdir(state.uploads, { recursive: true })
  await pipeline(stream, createWriteStream(fileOf(state, id), { flags: 'a' }))
  const { size } = await stat(fileOf(state, id))
  note(size, total)
  if (size > total) return refuse('PartialRequestError', 'more bytes than file_size')
  return size < total ? json({ success: true, message: 'Partial upload.' }) : null
}

function finishContainer(state: State, container: Container, allowLoopback: boolean): Answer {
  const isFile = container.url === undefined
  container.awaitsUpload = false
  container.probed = false
  startLook(
    state,
    container,
    allowLoopback,
    isFile ? () => readUpload(state, container.id) : undefined
  )
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
