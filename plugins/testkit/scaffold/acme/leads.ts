import { AdapterFault, type Call, type Json, type Lead, type LeadReader } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { AcmeApi, listOf, textOf } from './api.ts'

@injectable()
export class AcmeLeads implements LeadReader {
  constructor(@inject(AcmeApi) private api: AcmeApi) {}

  async fetch(ref: Json, call: Call): Promise<Lead> {
    if (typeof ref !== 'string') throw new AdapterFault('E_REMOTE_GONE')
    return leadOf(await this.api.read(`/v1/leads/${encodeURIComponent(ref)}`, call))
  }

  /** The cursor is the last lead that was seen; the platform lists them in the order they came. */
  async *since(cursor: string | null, call: Call) {
    for (let after = cursor ?? ''; ;) {
      const { leads } = await this.api.read(`/v1/leads?after=${encodeURIComponent(after)}`, call)
      const page = listOf(leads).map(leadOf)
      if (page.length === 0) return
      for (const lead of page) yield { lead, cursor: lead.remoteId }
      after = page.at(-1)!.remoteId
    }
  }
}

const PERSONAL = { email: 'email', phone: 'phone', full_name: 'name' } as const

function leadOf({ id, created_at: createdAt, form, answers }: Record<string, Json>): Lead {
  return {
    remoteId: textOf(id),
    createdAt: textOf(createdAt),
    ...(typeof form === 'string' && { form }),
    answers: listOf(answers).map(({ key, label, value }) => {
      const pii = PERSONAL[String(key) as keyof typeof PERSONAL]
      return {
        key: textOf(key),
        label: textOf(label),
        values: [String(value)],
        ...(pii && { pii }),
      }
    }),
  }
}
