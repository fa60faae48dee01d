import { AdapterFault, type Call, type OptionLists } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { elementsOf, textOf } from '../api/json.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { encoded, isOrganisation } from '../api/urn.ts'
import { unlessWithheld } from '../api/withheld.ts'
import { Pages, type Page } from './pages.ts'

const PAGES_SCOPE = 'rw_organization_admin'
const FOLLOWERS_SCOPE = 'r_organization_followers'
/** The platform searches followers from this many letters on. */
const MIN_LETTERS = 3
const MAX_CHOICES = 25

interface Choice {
  value: string
  label: string
}

/**
 * Whom a post can mention. The platform has no search over everybody: there are the member's own Pages, any
 * organisation by its exact address name, and, for Pages, their followers.
 */
@injectable()
export class Mentions implements OptionLists {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(Pages) private pages: Pages
  ) {}

  async list(source: string, query: string, call: Call): Promise<Choice[]> {
    if (source !== 'mentions') throw new AdapterFault('E_UNSUPPORTED', { field: source })
    const asked = query.trim()
    const choices = [
      ...(await this.own(asked, call)),
      ...(await this.named(asked, call)),
      ...(await this.followers(asked, call)),
    ]
    const byValue = new Map(choices.map((choice) => [choice.value, choice]))
    return [...byValue.values()].slice(0, MAX_CHOICES)
  }

  private async own(query: string, call: Call): Promise<Choice[]> {
    if (!call.token.scopes.includes(PAGES_SCOPE)) return []
    const pages: Page[] = []
    for (const urn of (await this.pages.roles(speakerOf(call))).keys()) {
      if (pages.length === MAX_CHOICES) break
      pages.push(await this.pages.read(urn, speakerOf(call)))
    }
    const wanted = query.toLowerCase()
    return pages.flatMap(choiceOf).filter(({ label }) => label.toLowerCase().includes(wanted))
  }

  private async named(query: string, call: Call): Promise<Choice[]> {
    if (!query || !call.token.scopes.includes(PAGES_SCOPE)) return []
    return (
      await this.pages.named(query.toLowerCase().replace(/\s+/g, '-'), speakerOf(call))
    ).flatMap(choiceOf)
  }

  private async followers(query: string, call: Call): Promise<Choice[]> {
    const { remoteId } = call.connection.account
    const may = isOrganisation(remoteId) && call.token.scopes.includes(FOLLOWERS_SCOPE)
    if (!may || query.length < MIN_LETTERS) return []
    const path = `/rest/peopleTypeahead?q=organizationFollowers&keywords=${encodeURIComponent(query)}&organization=${encoded(remoteId)}`
    const answer = await unlessWithheld(() => this.rest.look(path, speakerOf(call), 'FINDER'))
    return elementsOf(answer ?? undefined).flatMap(({ member, firstName, lastName }) => {
      const urn = textOf(member)
      const name = [textOf(firstName), textOf(lastName)].filter(Boolean).join(' ')
      return urn && name ? [mention(name, urn)] : []
    })
  }
}

const choiceOf = ({ urn, name }: Page): Choice[] => (name ? [mention(name, urn)] : [])

/** What goes into the text: the name has to be the platform's own, letter by letter. */
const mention = (name: string, urn: string): Choice => ({
  value: `@[${name}](${urn})`,
  label: name,
})
