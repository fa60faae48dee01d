import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { SESSION_COOKIE } from '#config/session'

/** Where the server under test listens. */
export const base = () => `http://${process.env.HOST}:${process.env.PORT}`

/** What each event of a stream carries. A line may arrive in several pieces. */
export async function* eventsOf(response: Response) {
  for await (const line of createInterface({ input: Readable.fromWeb(response.body! as never) })) if (line.startsWith('data: ')) yield line.slice(6)
}

export interface Answer {
  status: number
  location: string | null
  headers: Headers
  text: string
  /** The Inertia page, when the answer is one. */
  page: { component: string; props: Record<string, any>; url: string } | null
  json: any
}

/** A browser without a window: keeps cookies, sends the CSRF token that it was given, follows nothing by itself. */
export class Visitor {
  cookies = new Map<string, string>()
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'
  headers: Record<string, string> = {}
  /** The page that is open, which a browser names as the origin of what is sent from it. */
  private open = '/login'

  /** Another browser with the same cookies. */
  clone(): Visitor {
    const copy = new Visitor()
    copy.cookies = new Map(this.cookies)
    copy.userAgent = this.userAgent
    copy.open = this.open
    return copy
  }

  async get(path: string, headers: Record<string, string> = {}) {
    const answer = await this.send('GET', path, undefined, headers)
    if (answer.status === 200) this.open = path
    return answer
  }

  /** As the pages send forms. Fetches a page first when there is no CSRF token yet. */
  async post(path: string, body: Record<string, unknown> = {}, headers: Record<string, string> = {}, method = 'POST') {
    if (!this.cookies.has('XSRF-TOKEN')) await this.get('/login')
    return this.send(method, path, JSON.stringify(body), { 'content-type': 'application/json', 'x-xsrf-token': this.cookies.get('XSRF-TOKEN') ?? '', ...headers })
  }

  async send(method: string, path: string, body: string | undefined, headers: Record<string, string>): Promise<Answer> {
    const response = await fetch(new URL(path, base()), {
      method,
      redirect: 'manual',
      body,
      headers: {
        'accept': 'text/html, application/xhtml+xml',
        'user-agent': this.userAgent,
        'referer': base() + this.open,
        'cookie': [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...this.headers,
        ...headers,
      },
    })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    const text = await response.text()
    return { status: response.status, location: response.headers.get('location'), headers: response.headers, text, page: pageIn(text), json: jsonIn(text) }
  }

  private keep(line: string) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (/max-age=(?:0|-\d+)\b/i.test(line) || /expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  /** The session cookie, under whichever name the configuration gives it. */
  get sessionCookie() {
    return this.cookies.get(SESSION_COOKIE)
  }
}

function pageIn(text: string): Answer['page'] {
  const embedded = /<script data-page="app" type="application\/json">([\s\S]*?)<\/script>/.exec(text)?.[1]
  const candidate = embedded ? jsonIn(embedded) : jsonIn(text)
  return candidate?.component ? candidate : null
}

function jsonIn(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
