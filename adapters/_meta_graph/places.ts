import { AdapterFault, SETTINGS, type Call, type PluginSettings } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Graph } from './graph.ts'
import { idOf, listOf, objectOf, textOf, type JsonObject } from './json.ts'

/** A list somebody reads. */
const MOST = '25'

/** Pages on the map: https://developers.facebook.com/docs/pages-api/search-pages */
@injectable()
export class Places {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(SETTINGS) private settings: PluginSettings
  ) {}

  /** Which tokens may search depends on the features the app was given: first the account's, then the app's own. */
  async search(query: string, call: Call): Promise<{ value: string; label: string }[]> {
    // What was chosen before comes back as it is shown, with its town.
    const words = query.replace(/\s*\([^()]*\)\s*$/, '').trim()
    if (words === '') return []
    const asked = { q: words, fields: 'id,name,location{city,country}', limit: MOST }
    const ask = (token: string) =>
      this.graph.read('pages/search', asked, { variant: 'facebook', token, signal: call.signal })
    const answer = await ask(call.token.reveal()).catch((error) => {
      if (AdapterFault.is(error) && error.code === 'E_SCOPE_MISSING') return ask(this.appToken())
      throw error
    })
    return listOf(answer).flatMap((page) => {
      const value = idOf(page.id)
      return value ? [{ value, label: labelOf(page) ?? value }] : []
    })
  }

  private appToken(): string {
    return `${this.settings.require('clientId')}|${this.settings.secret('clientSecret')}`
  }
}

function labelOf(page: JsonObject): string | undefined {
  const { city, country } = objectOf(page.location)
  const where = [textOf(city), textOf(country)].filter(Boolean).join(', ')
  const name = textOf(page.name)
  return name && where ? `${name} (${where})` : name
}
