import { inject } from '@adonisjs/core'
import { PublicFetch, Unfetched } from '#services/http/public_fetch'
import { Gate } from '#services/media/gate'
import { pageFacts } from '#services/profiles/page_facts'
import type { Actor } from '#services/tenancy/tenant_tx'
import env from '#start/env'

/** `ok`: it leads to a page. `bare`: the page says nothing that a preview could be made of. `gone`: there is no page. `unreachable`: nothing answered that could be read from here. */
export type LinkState = 'ok' | 'bare' | 'gone' | 'unreachable'

export interface CheckedLink {
  url: string
  state: LinkState
}

/** Heads of pages end long before. */
const PAGE_BYTES = 256 * 1024
/** Links are looked at for people who write, not by the thousand; others wait. */
const AT_ONCE = 6
/** Somebody who writes looks at the same link all the time. */
const KEPT_MS = 10 * 60_000
/** What is broken is put right, and then looked at again. */
const BROKEN_KEPT_MS = 60_000
const KEPT_MOST = 2_000
/** What servers answer for pages that are not there; other refusals are often meant for programs alone. */
const GONE = [404, 410]

interface Kept {
  until: number
  state: Promise<LinkState>
}

const gate = new Gate(AT_ONCE)
/** Of each workspace by itself: how fast an answer comes must not tell what others link to. */
const kept = new Map<string, Kept>()

/** Do the links of a post lead anywhere? Not inside a transaction: somebody else's servers are asked. */
@inject()
export class LinkChecks {
  constructor(private web: PublicFetch) {}

  check({ workspaceId }: Actor, urls: string[]): Promise<CheckedLink[]> {
    return Promise.all([...new Set(urls)].map(async (url) => ({ url, state: await this.#state(workspaceId, url) })))
  }

  #state(workspaceId: string, url: string): Promise<LinkState> {
    const name = `${workspaceId} ${url}`
    const known = kept.get(name)
    if (known && known.until > Date.now()) return known.state

    const entry: Kept = { until: Date.now() + KEPT_MS, state: gate.run(() => this.#look(url)) }
    void entry.state.then((state) => {
      if (state === 'gone' || state === 'unreachable') entry.until = Date.now() + BROKEN_KEPT_MS
    })
    kept.delete(name)
    kept.set(name, entry)
    // The oldest entry is the first one.
    if (kept.size > KEPT_MOST) kept.delete(kept.keys().next().value!)
    return entry.state
  }

  async #look(url: string): Promise<LinkState> {
    // Our own pages need nobody to ask, and often lie behind the wall that this asking respects.
    if (URL.parse(url)?.origin === URL.parse(env.get('APP_URL'))?.origin) return 'ok'
    try {
      const page = await this.web.get(url, { accept: 'text/html,application/xhtml+xml,*/*;q=0.5', maxBytes: PAGE_BYTES, cut: true })
      if (!/^(text\/html|application\/xhtml\+xml)$/.test(page.type)) return 'ok'
      const { title, picture } = pageFacts(page.bytes, page.charset)
      return title || picture ? 'ok' : 'bare'
    } catch (error) {
      if (!(error instanceof Unfetched)) throw error
      return GONE.includes(error.options.status ?? 0) ? 'gone' : 'unreachable'
    }
  }
}
