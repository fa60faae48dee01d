import { AdapterFault, type Call, type OptionLists } from '@caidence/sdk'
import { Places } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'

@injectable()
export class FacebookOptions implements OptionLists {
  constructor(@inject(Places) private places: Places) {}

  async list(source: string, query: string, call: Call) {
    if (source !== 'places') throw new AdapterFault('E_UNSUPPORTED', { field: source })
    return this.places.search(query, call)
  }
}
