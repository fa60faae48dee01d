import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { TOOL_MEMORY_BYTES } from './limits.ts'

export type Tool = 'ffmpeg' | 'ffprobe' | 'pdfinfo' | 'pdftoppm' | 'heif-convert'

/** These go where FFMPEG goes. */
const VIDEO_TOOLS: Tool[] = ['ffmpeg', 'ffprobe']

export interface ToolLimits {
  /** Wall clock and processor time. */
  seconds: number
  /** Threads that may use up the processor time side by side. */
  threads?: number
  /** Kills the tool. */
  signal?: AbortSignal
  /** Largest file it may write. */
  fileBytes?: number
  /** Address space. */
  memoryBytes?: number
}

/** Answers of the probe are a few kilobytes; more is an attack on our memory. */
const MAX_OUTPUT_BYTES = 1024 * 1024

export class ToolFault extends Error {
  constructor(readonly reason: 'timeout' | 'failed') {
    super(`The media tool ${reason === 'timeout' ? 'took too long' : 'reported an error'}`)
  }
}

export const isExecutable = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where the tool is, or null. FFMPEG names the program; set but empty, it switches videos off. */
export function toolPath(tool: Tool): string | null {
  const given = VIDEO_TOOLS.includes(tool) ? process.env.FFMPEG : undefined
  if (given === '') return null
  const folders = [...(given ? [dirname(given)] : []), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.map((folder) => join(folder, tool)).find(isExecutable) ?? null
}

export const hasVideoTools = () => toolPath('ffmpeg') !== null && toolPath('ffprobe') !== null
/** Poppler: it counts a document's pages and draws the first one. */
export const hasDocumentTools = () => toolPath('pdfinfo') !== null && toolPath('pdftoppm') !== null
/** libheif's own converter: sharp is built without the decoder of phones' photos. */
export const hasPhotoTools = () => toolPath('heif-convert') !== null

/**
 * Runs a tool on files that strangers sent: without our environment (no secrets, no proxies), with limits the kernel
 * enforces on processor time, memory and the size of what it writes, and killed when its time is over. The shell
 * only sets the limits; arguments reach the tool as they are.
 */
const LIMITED = 'ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; ulimit -f "$3"; ulimit -c 0; shift 3; '
/**
 * The tool is killed when our end of its standard input closes, which happens even when we are killed ourselves: an
 * encoder whose result nobody waits for would keep a small server busy for minutes.
 */
const WATCHED =
  'exec 3<&0; "$@" </dev/null & tool=$!; (cat <&3 >/dev/null; kill -9 $tool) >/dev/null 2>&1 & watch=$!; exec 3<&-; wait $tool; code=$?; kill $watch 2>/dev/null; exit $code'
/** What a shell says of a tool that used up its processor time. */
const XCPU_EXIT = 128 + 24

export async function runTool(tool: Tool, args: string[], limits: ToolLimits): Promise<string> {
  const path = toolPath(tool)
  if (!path) throw new ToolFault('failed')
  return runProgram(path, args, limits)
}

/** The same for a program of ours. */
export async function runProgram(path: string, args: string[], { seconds, threads = 1, signal, fileBytes = 0, memoryBytes = TOOL_MEMORY_BYTES }: ToolLimits): Promise<string> {
  signal?.throwIfAborted()
  const limits = [seconds * threads, Math.floor(memoryBytes / 1024), Math.ceil(fileBytes / 512)].map(String)
  const child = spawn('/bin/sh', ['-c', LIMITED + WATCHED, 'sh', ...limits, path, ...args], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  })

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let late = false
    const kill = () => child.stdin.destroy()
    const timer = setTimeout(() => {
      late = true
      kill()
    }, seconds * 1000)
    signal?.addEventListener('abort', kill, { once: true })
    const settle = () => {
      clearTimeout(timer)
      child.stdin.destroy()
      signal?.removeEventListener('abort', kill)
    }

    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MAX_OUTPUT_BYTES) kill()
      else chunks.push(chunk)
    })
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.stdin.on('error', () => {})
    child.once('close', (code) => {
      settle()
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'))
      else reject(signal?.aborted ? signal.reason : new ToolFault(late || code === XCPU_EXIT ? 'timeout' : 'failed'))
    })
  })
}
