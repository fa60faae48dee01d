import { HttpContext } from '@adonisjs/core/http'
import { BaseSerializer } from '@adonisjs/core/transformers'

/** Answers of the JSON API are `{ data }`; lists add `nextCursor`. */
class ApiSerializer extends BaseSerializer<{ Wrap: 'data' }> {
  wrap = 'data' as const

  definePaginationMetaData(): never {
    throw new Error('Lists of the API are paged by cursor')
  }
}

const serializer = new ApiSerializer()

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    serialize: ApiSerializer['serialize']
  }
}

HttpContext.instanceProperty('serialize', function (this: HttpContext, values: any): any {
  return serializer.serialize(values, this.containerResolver)
})

export default class ApiProvider {}
