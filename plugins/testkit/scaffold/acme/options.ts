import { AdapterFault, type Call, type OptionLists } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { AcmeApi, listOf, textOf } from './api.ts'

@injectable()
export class AcmeOptions implements OptionLists {
  constructor(@inject(AcmeApi) private api: AcmeApi) {}

  async list(
    source: string,
    query: string,
    call: Call
  ): Promise<{ value: string; label: string }[]> {
    if (source !== 'topics') throw new AdapterFault('E_UNSUPPORTED')
    const { topics } = await this.api.read(`/v1/topics?query=${encodeURIComponent(query)}`, call)
    return listOf(topics).map(({ id, name }) => ({ value: textOf(id), label: textOf(name) }))
  }
}
