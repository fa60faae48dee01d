import { SETTINGS, type Instant, type PluginSettings } from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { instantOf } from './expiry.ts'
import { Graph } from './graph.ts'
import { numberOf, objectOf } from './json.ts'

export interface TokenFacts {
  isValid: boolean
  dataAccessEndsAt: Instant | null
}

/** What the platform knows of a token: https://developers.facebook.com/docs/graph-api/reference/debug_token */
@injectable()
export class TokenInspector {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(SETTINGS) private settings: PluginSettings
  ) {}

  /** The app itself asks, so a dead token is told as such and is no fault. */
  async inspect(token: string, signal: AbortSignal): Promise<TokenFacts> {
    const answer = await this.graph.inspect(token, this.appToken(), signal)
    const data = objectOf(answer.data)
    const ends = numberOf(data.data_access_expires_at)
    return {
      isValid: data.is_valid === true,
      dataAccessEndsAt: ends ? instantOf(DateTime.fromSeconds(ends)) : null,
    }
  }

  private appToken(): string {
    return `${this.settings.require('clientId')}|${this.settings.secret('clientSecret')}`
  }
}
