import { AdapterFault } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { idOf, textOf, type JsonObject } from '../api/json.ts'
import { Rest, type Speaker } from '../api/rest.ts'
import { unlessWithheld } from '../api/withheld.ts'

export interface Member {
  urn: string
  name?: string
  /** The last part of the profile's address, where the app may know it. */
  vanityName?: string
  pictureUrl?: string
}

/** Who signed in. Each of the two products has an endpoint of its own for that; what one withholds, the other may tell. */
@injectable()
export class Members {
  constructor(@inject(Rest) private rest: Rest) {}

  async me(as: Speaker, scopes: string[]): Promise<Member> {
    const [usual, other] = scopes.includes('openid')
      ? [() => this.openId(as), () => this.basic(as)]
      : [() => this.basic(as), () => this.openId(as)]
    return (await unlessWithheld(usual)) ?? other()
  }

  private async openId(as: Speaker): Promise<Member> {
    const me = await this.rest.look('/v2/userinfo', as)
    return { urn: urnOf(me.sub), name: textOf(me.name), pictureUrl: textOf(me.picture) }
  }

  private async basic(as: Speaker): Promise<Member> {
    const me = await this.rest.look('/v2/me', as)
    const name = [textOf(me.localizedFirstName), textOf(me.localizedLastName)]
      .filter(Boolean)
      .join(' ')
    return {
      urn: urnOf(me.id),
      name: name || undefined,
      vanityName: textOf(me.vanityName),
    }
  }
}

function urnOf(id: JsonObject[string] | undefined): string {
  const text = idOf(id)
  if (!text) throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
  return `urn:li:person:${text}`
}
