import type { Seeded } from './seed.ts'

/** Signs in as a browser does, and returns the headers of a visit within the app: an Inertia visit in that session. */
export async function signIn(url: string, { email, password }: Pick<Seeded, 'email' | 'password'>): Promise<Record<string, string>> {
  const form = await fetch(`${url}/login`)
  const version = /"version":"([^"]*)"/.exec((await form.text()).replaceAll('&quot;', '"'))?.[1] ?? ''
  const before = cookiesOf(form)
  const answer = await fetch(`${url}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'cookie': asHeader(before), 'x-xsrf-token': decodeURIComponent(before.get('XSRF-TOKEN') ?? '') },
    body: JSON.stringify({ email, password }),
  })
  if (answer.status !== 302 && answer.status !== 303) throw new Error(`Signing in was answered with ${answer.status}: ${await answer.text()}`)
  const cookies = new Map([...before, ...cookiesOf(answer)])
  return { 'cookie': asHeader(cookies), 'x-inertia': 'true', 'x-inertia-version': version, 'accept': 'text/html, application/xhtml+xml' }
}

const cookiesOf = (answer: Response) => new Map(answer.headers.getSetCookie().map((line) => line.split(';')[0].split(/=(.*)/s).slice(0, 2) as [string, string]))
const asHeader = (cookies: Map<string, string>) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
