/** An address that may be opened: of the web. Others are shown as text. */
export const webLink = (url: string | null | undefined) => (url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null)

/** "acme.example" of "https://www.acme.example/about"; what is no address stays as it is. */
export const hostOf = (url: string) => (webLink(url) ? new URL(url).hostname.replace(/^www\./, '') : url)
