export const DEVICES = ['desktop', 'mobile', 'tablet', 'other'] as const
export type Device = (typeof DEVICES)[number]

/**
 * Programs, by words in what they call themselves: those that look links up for previews, search engines, checkers,
 * and libraries that programs are written with. What calls itself a browser counts as a person.
 */
const BOT = /bot\b|bot[/;_-]|crawl|spider|slurp|preview|externalhit|embedly|scrap|fetch|monitor|uptime|pingdom|lighthouse|headless|phantom|selenium|playwright|puppeteer|curl|wget|httpie|python|java\/|okhttp|go-http|node|axios|undici|libwww|perl|ruby|php|postman|insomnia|guzzle|validator|checker|scan|archive|feed|rss|vkshare|skypeuripreview|qwant|bing|yandex|baidu|ahrefs|semrush/i
const BROWSER = /^Mozilla\/|^Opera\//

/** A program that calls itself nothing, or not a browser, is none that a person looks with. */
export const isBot = (agent: string | undefined) => !agent || !BROWSER.test(agent) || BOT.test(agent)

export function deviceOf(agent: string): Device {
  if (/iPad|Tablet|PlayBook|Silk(?!.*Mobile)|Android(?!.*Mobile)/i.test(agent)) return 'tablet'
  if (/iPhone|iPod|Mobi|Android|IEMobile|BlackBerry|Opera Mini/i.test(agent)) return 'mobile'
  return /Windows NT|Macintosh|X11|CrOS|Linux/i.test(agent) ? 'desktop' : 'other'
}

/** DNS allows no more. */
const LONGEST_HOST = 253

/** Only the host: the rest of an address may say who somebody is. Empty where there is none. */
export function referrerHost(referrer: string | undefined): string {
  const url = referrer ? URL.parse(referrer) : null
  if (!url || !['https:', 'http:'].includes(url.protocol)) return ''
  return url.hostname.replace(/^www\./, '').slice(0, LONGEST_HOST)
}

/** Browsers that load pages before anybody asks for them say so. */
export const isAhead = (header: (name: string) => string | undefined) => [header('purpose'), header('x-purpose'), header('sec-purpose'), header('x-moz')].some((value) => /prefetch|prerender|preview/i.test(value ?? ''))
