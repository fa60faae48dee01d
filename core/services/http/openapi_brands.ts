import { createBrandValidator, listBrandsValidator, updateBrandValidator } from '#validators/access/brand'
import { instant, object, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

export const schemas = { Brand: object({ id: uuid, name: string, timeZone: string, createdAt: instant }) }

const tag = 'Brands'

export const operations: Operations = {
  'api.brands.index': {
    ...{ operationId: 'listBrands', tag, access: 'access:read', query: listBrandsValidator },
    summary: 'The brands that you may see, newest first',
    success: { status: 200, description: 'A page of them', schema: page(ref('Brand')) },
  },
  'api.brands.store': {
    ...{ operationId: 'createBrand', tag, access: 'access:write', body: createBrandValidator },
    summary: 'Add a brand',
    success: { status: 201, description: 'The brand', schema: wrapped(ref('Brand')) },
  },
  'api.brands.update': {
    ...{ operationId: 'updateBrand', tag, access: 'access:write', body: updateBrandValidator },
    summary: 'Change a brand’s name or time zone',
    success: { status: 200, description: 'As it is now', schema: wrapped(ref('Brand')) },
  },
}
