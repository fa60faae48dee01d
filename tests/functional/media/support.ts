import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import sharp from 'sharp'
import type User from '#models/user'
import Person from '#models/user'
import { workspaceAbility, type Ability } from '#services/accounts/abilities'
import { createUser } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'

export interface Uploader {
  user: User
  workspaceId: string
  token: string
}

/** A person with a workspace of their own and a token that may read and write media. */
export async function createUploader(abilities: Ability[] = ['media:read', 'media:write']): Promise<Uploader> {
  const { user, workspaceId } = await createUser()
  const token = await Person.accessTokens.create(user, [workspaceAbility(workspaceId), ...abilities])
  return { user, workspaceId, token: token.value!.release() }
}

export const as = ({ token }: Uploader) => ({ authorization: `Bearer ${token}`, accept: 'application/json' })

export async function api(uploader: Uploader, path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, base()), { ...init, headers: { ...as(uploader), ...(init.headers as Record<string, string>) } })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text }
}

export const patch = (uploader: Uploader, path: string, body: unknown) =>
  api(uploader, path, { method: 'PATCH', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

export interface Sent {
  name?: string
  type?: string
  fields?: Record<string, string>
  headers?: Record<string, string>
}

export function upload(uploader: Uploader, bytes: Uint8Array, { name = 'photo.jpg', type = 'image/jpeg', fields = {}, headers = {} }: Sent = {}) {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name)
  return api(uploader, '/api/v1/media', { method: 'POST', body: form, headers })
}

/** Uploads go to a folder of the test's own, which is gone afterwards. */
export function ownDisk({ cleanup }: { cleanup: (work: () => void) => void }) {
  drive.fake('media')
  cleanup(() => drive.restore('media'))
}

export const storedFiles = () => listed((drive.use('media').driver as any).options.location)
/** Of this process: another server may be receiving uploads beside the tests. */
export const temporaryFiles = () => listed(app.makePath('storage/tmp/uploads'), `/${process.pid}.`)

function listed(folder: string | URL, within = ''): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile() && `${entry.parentPath}/`.includes(within)).map(({ name }) => name)
  } catch {
    return []
  }
}

const shade = (seed: number) => ({ r: (seed * 37) % 256, g: (seed * 91) % 256, b: (seed * 151) % 256 })

export const picture = (width = 64, height = 48, seed = 1) => sharp({ create: { width, height, channels: 3, background: shade(seed) } })
export const jpeg = (width?: number, height?: number, seed?: number) => picture(width, height, seed).jpeg().toBuffer()
export const png = (width?: number, height?: number, seed?: number) => picture(width, height, seed).png().toBuffer()

/** A real video, made by ffmpeg. */
export function video(args: string[] = [], { seconds = 1, extension = 'mp4', size = '128x72' } = {}): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'media-test-'))
  try {
    const path = join(folder, `made.${extension}`)
    execFileSync('ffmpeg', [
      '-v', 'error', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=25`, '-f', 'lavfi', '-i', 'sine=frequency=440',
      '-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac', ...args, path,
    ])
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
