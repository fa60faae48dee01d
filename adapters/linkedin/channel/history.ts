import { AdapterFault, type AccountProfile, type Call, type History, type HistoryPost } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { elementsOf, instantOf, numberOf, textOf, type JsonObject } from '../api/json.ts'
import { nextStart } from '../api/paging.ts'
import { Rest, speakerOf } from '../api/rest.ts'
import { addressOf, encoded, isOrganisation } from '../api/urn.ts'
import { unlessWithheld } from '../api/withheld.ts'
import { plainTextOf } from '../publish/little_text.ts'
import { Members } from './members.ts'
import { Pages } from './pages.ts'

/** The finder serves no more at a time. */
const MAX_PAGE = 100

/**
 * What a Page posted, and how a Page or a profile presents itself. The posts of a profile are closed to every app, and
 * posts name their pictures by ids that only the owner of the picture may turn into an address.
 */
@injectable()
export class LinkedinHistory implements History {
  constructor(
    @inject(Rest) private rest: Rest,
    @inject(Pages) private pages: Pages,
    @inject(Members) private members: Members
  ) {}

  /** `before` is a place in the list: a post made between two pages moves the rest by one. */
  async recentPosts({ limit, before }: Parameters<History['recentPosts']>[0], call: Call) {
    const { remoteId } = call.connection.account
    if (!isOrganisation(remoteId))
      throw new AdapterFault('E_UNSUPPORTED', { remoteCode: 'r_member_social' })
    const [start, count] = [numberOf(before) ?? 0, Math.min(limit, MAX_PAGE)]
    const path = `/rest/posts?author=${encoded(remoteId)}&q=author&start=${start}&count=${count}&sortBy=CREATED`
    const answer = await this.rest.look(path, speakerOf(call), 'FINDER')
    if (!Array.isArray(answer.elements))
      throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
    const next = nextStart(answer, start, count)
    return {
      posts: elementsOf(answer).flatMap(postIn),
      ...(next !== undefined && { next: String(next) }),
    }
  }

  profile(call: Call): Promise<AccountProfile> {
    return isOrganisation(call.connection.account.remoteId) ? this.page(call) : this.member(call)
  }

  private async page(call: Call): Promise<AccountProfile> {
    const { remoteId, name, handle, pictureUrl } = call.connection.account
    const page = await this.pages.read(remoteId, speakerOf(call))
    const size = await unlessWithheld(() =>
      this.rest.look(
        `/rest/networkSizes/${encoded(remoteId)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`,
        speakerOf(call)
      )
    )
    return {
      displayName: page.name ?? name ?? null,
      handle: page.vanityName ?? handle,
      bio: page.description ?? null,
      website: page.website ?? null,
      avatarUrl: pictureUrl ?? null,
      followers: numberOf(size?.firstDegreeSize) ?? null,
    }
  }

  /** Words and followers of a profile take a review that Share on LinkedIn does not have. */
  private async member(call: Call): Promise<AccountProfile> {
    const me = await this.members.me(speakerOf(call), call.token.scopes)
    const { name, pictureUrl } = call.connection.account
    return {
      displayName: me.name ?? name ?? null,
      handle: me.vanityName ?? null,
      bio: null,
      website: null,
      avatarUrl: me.pictureUrl ?? pictureUrl ?? null,
      followers: null,
    }
  }
}

function postIn(entry: JsonObject): HistoryPost[] {
  const remoteId = textOf(entry.id)
  const at = numberOf(entry.publishedAt) ?? numberOf(entry.createdAt)
  if (!remoteId || at === undefined || entry.lifecycleState !== 'PUBLISHED') return []
  const text = plainTextOf(textOf(entry.commentary) ?? '')
  return [
    {
      remoteId,
      text: text || null,
      permalink: addressOf(remoteId),
      publishedAt: instantOf(at),
      pictureUrl: null,
    },
  ]
}
