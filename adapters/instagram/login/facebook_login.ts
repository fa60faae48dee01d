import type { AccountChoice, Authorizer, Grant } from '@caidence/sdk'
import {
  Graph,
  idOf,
  objectOf,
  PageLogin,
  textOf,
  type JsonObject,
  type PageChoice,
} from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'

const ACCOUNT_FIELDS = 'instagram_business_account{id,username,name,profile_picture_url}'

/** Facebook Login (for Business): the accounts that are linked to the person's Pages. */
@injectable()
export class FacebookLogin implements Authorizer {
  constructor(
    @inject(PageLogin) private login: PageLogin,
    @inject(Graph) private graph: Graph
  ) {}

  begin(input: Parameters<Authorizer['begin']>[0]): URL {
    return this.login.begin(input)
  }

  async exchange(input: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    const grant = await this.login.exchange(input)
    return { ...grant, extra: { ...objectOf(grant.extra), variant: 'facebook' } }
  }

  async accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    const choices: AccountChoice[] = []
    for await (const page of this.login.pages(grant, ACCOUNT_FIELDS, signal)) {
      const choice = await this.choiceOf(page, signal)
      if (choice) choices.push(choice)
    }
    return choices
  }

  refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    return this.login.refresh(grant, signal)
  }

  revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    return this.login.revoke(grant, signal)
  }

  private async choiceOf(page: PageChoice, signal: AbortSignal): Promise<AccountChoice | null> {
    const linked = objectOf(page.facts.instagram_business_account)
    const remoteId = idOf(linked.id)
    // A Page without a linked professional account.
    if (!remoteId) return null

    const { grant } = page
    const isNamed = textOf(linked.username) !== undefined
    const profile = isNamed ? linked : await this.profile(remoteId, grant.access, signal)
    return {
      account: {
        remoteId,
        handle: textOf(profile.username) ?? remoteId,
        kind: 'professional',
        name: textOf(profile.name) ?? page.name,
        pictureUrl: textOf(profile.profile_picture_url),
        extra: { variant: 'facebook', pageId: page.id, pageName: page.name ?? '' },
      },
      grant,
    }
  }

  private profile(id: string, token: string, signal: AbortSignal): Promise<JsonObject> {
    const query = { fields: 'id,username,name,profile_picture_url' }
    return this.graph.read(id, query, { variant: 'facebook', token, signal })
  }
}
