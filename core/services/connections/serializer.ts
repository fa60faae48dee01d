import { BaseSerializer } from '@adonisjs/core/transformers'

/** Answers of these endpoints stand under `data`. Their lists are not paged. */
class DataSerializer extends BaseSerializer<{ Wrap: 'data' }> {
  wrap = 'data' as const

  definePaginationMetaData(): never {
    throw new Error('Lists of connections are not paged')
  }
}

export const data = new DataSerializer()
