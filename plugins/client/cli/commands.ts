import type { Context } from './context.ts'
import { api } from './api.ts'
import { calendar } from './calendar.ts'
import { channels } from './channels.ts'
import { media } from './media.ts'
import { mcp } from './mcp.ts'
import { posts } from './posts.ts'
import { session } from './session.ts'

export type Flags = Record<string, { type: 'boolean' | 'string'; short?: string; multiple?: boolean }>

export interface Command {
  name?: string
  /** What follows the name, as help shows it. */
  takes: string
  says: string
  notes?: string
  flags: Flags
  /** How many words beside the flags. */
  least: number
  most: number
  run(context: Context): Promise<number>
}

const all: Record<string, Command> = { ...session, ...posts, ...media, ...channels, ...calendar, ...api, ...mcp }

/** By the words that call them. */
export const COMMANDS: Record<string, Command> = Object.fromEntries(Object.entries(all).map(([name, command]) => [name, { ...command, name }]))
