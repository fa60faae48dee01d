import type { ForeignAccount } from './foreign_post.ts'

/** What of a channel is compared. */
interface Named {
  adapterId: string
  handle: string
  name: string | null
}

export const plainName = (name: string) => name.trim().replace(/^@/, '').toLowerCase()

/** The first word of a platform's id: tools tell pages and profiles apart in the rest of it. */
const familyOf = (platform: string) => platform.toLowerCase().split(/[^a-z0-9]/, 1)[0]!

/** The channel that is meant: on the same platform, with the same handle or name. Nothing is guessed beyond that. */
export function matchOf<Channel extends Named>({ platform, names }: ForeignAccount, channels: Channel[]): Channel | undefined {
  const wanted = new Set(names.map(plainName).filter(Boolean))
  return channels.find(({ adapterId, handle, name }) => familyOf(adapterId) === familyOf(platform) && [handle, name ?? ''].some((one) => wanted.has(plainName(one))))
}

/** As people read it: “Bakery” (platform), as far as it is told. */
export function accountName({ id, platform, names }: ForeignAccount): string {
  const name = `“${(names[0] ?? id).slice(0, 60)}”`
  return platform ? `${name} (${platform.slice(0, 40)})` : name
}
