import { AdapterFault, type Call, type OptionLists } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { countryOf } from './channels.ts'
import { Google, type Query } from './google.ts'
import { itemsOf, objectOf, textOf, type JsonObject } from './json.ts'

/** Fits a list people still read; the text they type narrows it. */
const MAX_CHOICES = 50
/** 200 playlists; one that comes later cannot be chosen here. */
const MAX_PAGES = 4

type Choice = { value: string; label: string }

@injectable()
export class YouTubeLists implements OptionLists {
  constructor(@inject(Google) private google: Google) {}

  async list(source: string, query: string, call: Call): Promise<Choice[]> {
    const all = await this.all(source, call)
    const wanted = query.trim().toLocaleLowerCase()
    return all
      .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
      .slice(0, MAX_CHOICES)
  }

  private all(source: string, call: Call): Promise<Choice[]> {
    switch (source) {
      case 'categories':
        return this.choices(
          'videoCategories',
          { part: 'snippet', regionCode: countryOf(call) },
          call,
          isAssignable
        )
      case 'playlists':
        return this.choices('playlists', { part: 'snippet', mine: 'true', maxResults: '50' }, call)
      default:
        throw new AdapterFault('E_UNSUPPORTED', { field: 'source' })
    }
  }

  private async choices(
    path: string,
    query: Query,
    call: Call,
    fits = (_: JsonObject) => true
  ): Promise<Choice[]> {
    const choices: Choice[] = []
    let page: string | undefined
    for (let count = 0; count < MAX_PAGES; count++) {
      const body = await this.google.read(
        path,
        { ...query, ...(page && { pageToken: page }) },
        call
      )
      choices.push(...itemsOf(body).filter(fits).flatMap(choiceOf))
      page = textOf(body.nextPageToken)
      if (!page) break
    }
    return choices
  }
}

/** Some categories exist only for what YouTube sorts itself. */
const isAssignable = (item: JsonObject) => objectOf(item.snippet).assignable === true

function choiceOf(item: JsonObject): Choice[] {
  const value = textOf(item.id)
  const label = textOf(objectOf(item.snippet).title)
  return value && label ? [{ value, label }] : []
}
