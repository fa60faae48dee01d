import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { State } from './state.ts'

export const fileOf = ({ uploads }: State, id: string) => join(uploads, id)

export const readUpload = (state: State, id: string) => readFile(fileOf(state, id))

export async function appendBytes(
  state: State,
  id: string,
  bytes: Buffer,
  from: number
): Promise<void> {
  await mkdir(state.uploads, { recursive: true })
  const handle = await open(fileOf(state, id), from === 0 ? 'w' : 'r+')
  try {
    await handle.write(bytes, 0, bytes.length, from)
  } finally {
    await handle.close()
  }
}
