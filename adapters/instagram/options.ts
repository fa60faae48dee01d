import { AdapterFault, type Call, type OptionLists } from '@caidence/sdk'
import { Places } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { speakerOf } from './publish/speaker.ts'

@injectable()
export class InstagramOptions implements OptionLists {
  constructor(@inject(Places) private places: Places) {}

  async list(source: string, query: string, call: Call) {
    // Instagram Login reaches no Pages, and places are Pages.
    if (source !== 'places' || speakerOf(call).variant === 'instagram')
      throw new AdapterFault('E_UNSUPPORTED', { field: source })
    return this.places.search(query, call)
  }
}
