import {
  AdapterFault,
  STORE,
  type Call,
  type HttpResponse,
  type Json,
  type MediaReader,
  type MediaRef,
  type PluginStore,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { listOf, numberOf, objectOf, textOf } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { encoded } from '../api/urn.ts'
import type { AssetKind } from './formats.ts'

const RESOURCES: Record<AssetKind, string> = {
  image: 'images',
  video: 'videos',
  document: 'documents',
}
/** What is read at once of a file that travels in one request. The platform's own video parts are as large. */
const READ_BYTES = 4 * 1024 * 1024

export type AssetState =
  'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE' | 'PROCESSING_FAILED' | 'UNKNOWN' | 'HIDDEN'

interface Part {
  url: string
  /** First and last byte, both inclusive. */
  first: number
  last: number
}
export interface OpenUpload {
  parts: Part[]
  token: string
  cover?: string
}

/**
 * Getting files to the platform before the post: register, send, finish, watch. The addresses are long and many, so
 * they are kept in the plugin's store and not in the checkpoint.
 */
@injectable()
export class Assets {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(STORE) private store: PluginStore
  ) {}

  /** Registers an upload that belongs to the account. One that nobody finishes is forgotten by the platform. */
  async open(
    kind: AssetKind,
    item: MediaRef,
    hasCover: boolean,
    call: Call
  ): Promise<{ asset: string; parts: number }> {
    const request: Json = {
      owner: call.connection.account.remoteId,
      ...(kind === 'video' && {
        fileSizeBytes: item.bytes,
        uploadCaptions: false,
        uploadThumbnail: hasCover,
      }),
    }
    const answer = await this.rest.act(
      `/rest/${RESOURCES[kind]}?action=initializeUpload`,
      { initializeUploadRequest: request },
      speakerOf(call)
    )
    const value = objectOf(answer.value)
    const asset = textOf(value[kind])
    const parts =
      kind === 'video' ? partsOf(value.uploadInstructions) : wholeOf(value.uploadUrl, item)
    const cover = textOf(value.thumbnailUploadUrl)
    if (!asset || parts.length === 0 || !covers(parts, item.bytes) || (hasCover && !cover))
      throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })

    await this.store.set(keyOf(asset), {
      parts: parts.map(({ url, first, last }) => [url, first, last]),
      token: textOf(value.uploadToken) ?? '',
      ...(cover && { cover }),
    })
    return { asset, parts: parts.length }
  }

  /** Null where the store no longer knows it: then the upload starts anew. */
  async opened(asset: string): Promise<OpenUpload | null> {
    const stored = objectOf(await this.store.get(keyOf(asset)))
    if (!Array.isArray(stored.parts)) return null
    const parts = stored.parts.flatMap((part) => {
      const [url, first, last] = Array.isArray(part) ? part : []
      return typeof url === 'string' ? [{ url, first: Number(first), last: Number(last) }] : []
    })
    const cover = textOf(stored.cover)
    return { parts, token: textOf(stored.token) ?? '', ...(cover && { cover }) }
  }

  /** A picture or document: one request, read piece by piece. */
  async sendWhole(
    { parts }: OpenUpload,
    item: MediaRef,
    media: MediaReader,
    call: Call
  ): Promise<void> {
    await this.rest.upload(parts[0].url, {
      body: piecesOf(item.id, 0, item.bytes, media),
      bytes: item.bytes,
      type: item.type,
      token: call.token.reveal(),
      signal: call.signal,
    })
  }

  /** One part of a video. These addresses carry their own right; the platform documents them without a token. */
  async sendPart(
    asset: string,
    { parts }: OpenUpload,
    index: number,
    item: MediaRef,
    media: MediaReader,
    call: Call
  ): Promise<void> {
    const { url, first, last } = parts[index]
    const response = await this.rest.upload(url, {
      body: piecesOf(item.id, first, last + 1, media),
      bytes: last + 1 - first,
      type: 'application/octet-stream',
      signal: call.signal,
    })
    const tags = await this.tags(asset)
    tags[index] = tagOf(response)
    await this.store.set(tagsKeyOf(asset), tags)
  }

  async sendCover(url: string, item: MediaRef, media: MediaReader, call: Call): Promise<void> {
    await this.rest.upload(url, {
      body: piecesOf(item.id, 0, item.bytes, media),
      bytes: item.bytes,
      type: item.type,
      signal: call.signal,
    })
  }

  /** Puts a video's parts together. False where parts are missing here, so that the upload has to start anew. */
  async finish(asset: string, { parts, token }: OpenUpload, call: Call): Promise<boolean> {
    const tags = await this.tags(asset)
    if (tags.length !== parts.length || !tags.every(Boolean)) return false
    await this.rest.tell(
      '/rest/videos?action=finalizeUpload',
      { finalizeUploadRequest: { video: asset, uploadToken: token, uploadedPartIds: tags } },
      speakerOf(call)
    )
    return true
  }

  /** `HIDDEN`: tokens that may only post do not get to see pictures. */
  async state(kind: AssetKind, asset: string, call: Call): Promise<AssetState> {
    try {
      const answer = await this.rest.look(
        `/rest/${RESOURCES[kind]}/${encoded(asset)}`,
        speakerOf(call)
      )
      return stateIn(textOf(answer.status))
    } catch (error) {
      if (AdapterFault.is(error) && error.code === 'E_SCOPE_MISSING') return 'HIDDEN'
      throw error
    }
  }

  async forget(asset: string): Promise<void> {
    await this.store.set(keyOf(asset), null)
    await this.store.set(tagsKeyOf(asset), null)
  }

  private async tags(asset: string): Promise<string[]> {
    const stored = await this.store.get(tagsKeyOf(asset))
    return Array.isArray(stored) ? stored.map((tag) => textOf(tag) ?? '') : []
  }
}

const keyOf = (asset: string) => `upload:${asset}`
const tagsKeyOf = (asset: string) => `parts:${asset}`

const STATES = ['WAITING_UPLOAD', 'PROCESSING', 'AVAILABLE', 'PROCESSING_FAILED'] as const
const stateIn = (status: string | undefined): AssetState =>
  STATES.find((state) => state === status) ?? 'UNKNOWN'

function partsOf(value: Json | undefined): Part[] {
  return listOf(value).flatMap(({ uploadUrl, firstByte, lastByte }) => {
    const [url, first, last] = [textOf(uploadUrl), numberOf(firstByte), numberOf(lastByte)]
    return url !== undefined && first !== undefined && last !== undefined
      ? [{ url, first, last }]
      : []
  })
}

function wholeOf(value: Json | undefined, { bytes }: MediaRef): Part[] {
  const url = textOf(value)
  return url === undefined ? [] : [{ url, first: 0, last: bytes - 1 }]
}

/** Parts that leave a gap would make a broken video. */
function covers(parts: Part[], bytes: number): boolean {
  const isJoined = parts.every(
    ({ first }, index) => first === (index === 0 ? 0 : parts[index - 1].last + 1)
  )
  return isJoined && parts.at(-1)!.last === bytes - 1
}

/** The platform's name for a part that arrived, exactly as it came. */
function tagOf({ headers }: HttpResponse): string {
  const tag = textOf(headers.etag)
  if (tag === undefined)
    throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
  return tag
}

/** Bytes `from` (inclusive) to `to` (exclusive), piece by piece. */
async function* piecesOf(
  id: string,
  from: number,
  to: number,
  media: MediaReader
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += READ_BYTES)
    yield await media.range(id, at, Math.min(to, at + READ_BYTES))
}
