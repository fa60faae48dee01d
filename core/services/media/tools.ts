import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { TOOL_MEMORY_BYTES } from './limits.ts'

export type Tool = 'ffmpeg' | 'ffprobe'

export interface ToolLimits {
  /** Wall clock and processor time. */
  seconds: number
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

const isExecutable = (path: string) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where the tool is, or null. FFMPEG names the program; set but empty, it switches videos off. */
export function toolPath(tool: Tool): string | null {
  const given = process.env.FFMPEG
  if (given === '') return null
  const folders = [...(given ? [dirname(given)] : []), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.map((folder) => join(folder, tool)).find(isExecutable) ?? null
}

export const hasVideoTools = () => toolPath('ffmpeg') !== null && toolPath('ffprobe') !== null

/**
 * Runs a tool on files that strangers sent: without our environment (no secrets, no proxies), with limits the kernel
 * enforces on processor time, memory and the size of what it writes, and killed when its time is over. The shell
 * only sets the limits; arguments reach the tool as they are.
 */
const LIMITED = 'ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; ulimit -f "$3"; ulimit -c 0; shift 3; exec "$@"'

export async function runTool(tool: Tool, args: string[], { seconds, fileBytes = 0, memoryBytes = TOOL_MEMORY_BYTES }: ToolLimits): Promise<string> {
  const path = toolPath(tool)
  if (!path) throw new ToolFault('failed')
  const limits = [seconds, Math.floor(memoryBytes / 1024), Math.ceil(fileBytes / 512)].map(String)
  const child = spawn('/bin/sh', ['-c', LIMITED, 'sh', ...limits, path, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  })

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let late = false
    const kill = () => child.kill('SIGKILL')
    const timer = setTimeout(() => {
      late = true
      kill()
    }, seconds * 1000)

    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MAX_OUTPUT_BYTES) kill()
      else chunks.push(chunk)
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'))
      else reject(new ToolFault(late || signal === 'SIGXCPU' ? 'timeout' : 'failed'))
    })
  })
}
