import { type BaseModel } from '@adonisjs/lucid/orm'
import { createError } from '@adonisjs/core/exceptions'
import type { LucidModel, LucidRow, ModelAdapterOptions } from '@adonisjs/lucid/types/model'
import { tenant } from './tenant_tx.ts'

/** Thrown when a row was not there any more, or is not of this workspace: the database changed nothing. */
export const E_ROW_GONE = createError<[model: string]>('%s: the row is not there (any more)', 'E_ROW_GONE', 404)

/**
 * Takes the client from the tenant transaction, so create, find, query, relations and preload follow it.
 * Row level security turns a write to another workspace's row into "0 rows changed"; that must not pass silently.
 */
class TenantAdapter {
  modelConstructorClient(_model: LucidModel, options?: ModelAdapterOptions) {
    return options?.client ?? tenant().client
  }

  query(model: LucidModel, options?: ModelAdapterOptions): any {
    return this.modelConstructorClient(model, options).modelQuery(model)
  }

  modelClient(row: LucidRow): any {
    return row.$trx ?? this.modelConstructorClient(row.constructor as LucidModel, row.$options as any)
  }

  async insert(row: LucidRow, attributes: any) {
    const model = row.constructor as LucidModel
    const [inserted] = await (row.$getQueryFor('insert', this.modelClient(row)) as any)
      .returning(model.$keys.attributesToColumns.get(model.primaryKey, model.primaryKey))
      .insert(attributes)
    if (inserted && !model.selfAssignPrimaryKey) {
      row.$consumeAdapterResult(typeof inserted === 'object' ? inserted : { [model.primaryKey]: inserted })
    }
  }

  async update(row: LucidRow, dirty: any) {
    this.mustHaveChanged(row, await (row.$getQueryFor('update', this.modelClient(row)) as any).update(dirty))
  }

  async delete(row: LucidRow) {
    this.mustHaveChanged(row, await (row.$getQueryFor('delete', this.modelClient(row)) as any).del())
  }

  async refresh(row: LucidRow) {
    const fresh = await (row.$getQueryFor('refresh', this.modelClient(row)) as any).first()
    if (!fresh) throw new E_ROW_GONE([(row.constructor as LucidModel).name])
    row.fill(fresh.$attributes)
    row.$hydrateOriginals()
  }

  private mustHaveChanged(row: LucidRow, result: unknown) {
    const count = Array.isArray(result) ? Number(result[0]) : Number(result)
    if (count === 0) throw new E_ROW_GONE([(row.constructor as LucidModel).name])
  }
}

const adapter = new TenantAdapter()

/** Makes a generated schema class a tenant model: `class Brand extends tenantModel(BrandSchema)`. */
export function tenantModel<T extends typeof BaseModel>(schema: T): T {
  ;(schema as any).$adapter = adapter
  return schema
}
