import { inject, injectable } from 'tsyringe'
import { elementsOf, idOf, objectOf, textOf, type JsonObject } from '../api/json.ts'
import { nextStart } from '../api/paging.ts'
import { Rest, type Speaker } from '../api/rest.ts'
import { isOrganisation, numberIn } from '../api/urn.ts'
import { unlessWithheld } from '../api/withheld.ts'

/**
 * Roles that may post: https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-access-control-by-role,
 * read 2026-09-19. The last one is an older spelling that is still answered.
 */
const POSTING_ROLES = [
  'ADMINISTRATOR',
  'CONTENT_ADMIN',
  'DIRECT_SPONSORED_CONTENT_POSTER',
  'CONTENT_ADMINISTRATOR',
]
/** Reading the numbers and being told of activity takes more than posting. */
export const ADMINISTRATOR = 'ADMINISTRATOR'
const PAGE_SIZE = 100
/** 2 000 roles: more than one member has, and an end to a list that never ends. */
const MAX_PAGES = 20

export interface Page {
  urn: string
  name?: string
  vanityName?: string
  description?: string
  website?: string
}

/** Organisations a member may post for. */
@injectable()
export class Pages {
  constructor(@inject(Rest) private rest: Rest) {}

  /** The best role on each organisation. */
  async roles(as: Speaker): Promise<Map<string, string>> {
    const roles = new Map<string, string>()
    let start: number | undefined = 0
    for (let page = 0; start !== undefined && page < MAX_PAGES; page++) {
      const path: string = `/rest/organizationAcls?q=roleAssignee&state=APPROVED&count=${PAGE_SIZE}&start=${start}`
      const answer = await this.rest.look(path, as, 'FINDER')
      for (const entry of elementsOf(answer)) note(roles, entry)
      start = nextStart(answer, start, PAGE_SIZE)
    }
    return roles
  }

  /** Its names; a Page that may not be read has none. */
  async read(urn: string, as: Speaker): Promise<Page> {
    const answer = await unlessWithheld(() =>
      this.rest.look(`/rest/organizations/${numberIn(urn)}`, as)
    )
    return pageOf(answer ?? {}, urn)
  }

  /** The organisation with exactly this address name, if any. */
  async named(vanityName: string, as: Speaker): Promise<Page[]> {
    const path = `/rest/organizations?q=vanityName&vanityName=${encodeURIComponent(vanityName)}`
    const answer = await unlessWithheld(() => this.rest.look(path, as, 'FINDER'))
    return elementsOf(answer ?? undefined).flatMap((entry) => {
      const id = idOf(entry.id)
      return id ? [pageOf(entry, `urn:li:organization:${id}`)] : []
    })
  }
}

function note(roles: Map<string, string>, entry: JsonObject): void {
  const urn = [entry.organization, entry.organizationTarget, entry.organizationalTarget]
    .map(textOf)
    .find((text) => text !== undefined && isOrganisation(text))
  const role = textOf(entry.role) ?? ''
  if (!urn || !POSTING_ROLES.includes(role) || (textOf(entry.state) ?? 'APPROVED') !== 'APPROVED')
    return
  if (roles.get(urn) !== ADMINISTRATOR) roles.set(urn, role)
}

function pageOf(answer: JsonObject, urn: string): Page {
  const localized = Object.values(objectOf(objectOf(answer.name).localized))
  return {
    urn,
    name: textOf(answer.localizedName) ?? textOf(localized[0]),
    vanityName: textOf(answer.vanityName),
    description: textOf(answer.localizedDescription),
    website: textOf(answer.localizedWebsite),
  }
}
