const POST = /^urn:li:(?:share|ugcPost|activity):\d+$/
const POST_IN_TEXT = /urn:li:(?:share|ugcPost):\d+/

export const isPost = (urn: string) => POST.test(urn)
export const isOrganisation = (urn: string) => urn.startsWith('urn:li:organization:')

/** The first post named in a text, such as the message of a refusal. */
export const postIn = (text: string): string | null => POST_IN_TEXT.exec(text)?.[0] ?? null

export const numberIn = (urn: string) => urn.slice(urn.lastIndexOf(':') + 1)

/** As Rest.li wants a URN in paths and queries: its colons, parentheses and commas encoded. */
export function encoded(urn: string): string {
  return encodeURIComponent(urn).replace(
    /[()!'*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  )
}

/** Where people see a post. The interface answers no address, only the id this one is made of. */
export const addressOf = (post: string) => `https://www.linkedin.com/feed/update/${post}/`
