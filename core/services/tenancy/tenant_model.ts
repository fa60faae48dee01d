import { type BaseModel } from '@adonisjs/lucid/orm'
import { createError } from '@adonisjs/core/exceptions'
import type { LucidModel, LucidRow, ModelAdapterOptions } from '@adonisjs/lucid/types/model'
import { columnOfWorkspace, TenantQuery } from './tenant_query.ts'
import { tenant } from './tenant_tx.ts'

/** Thrown when a row was not there any more, or is not of this workspace: the database changed nothing. */
export const E_ROW_GONE = createError<[model: string]>('%s: the row is not there (any more)', 'E_ROW_GONE', 404)

/** Thrown when a row that says it is another workspace's was to be written. */
export const E_OTHER_WORKSPACE = createError<[model: string]>('%s: the row is of another workspace', 'E_OTHER_WORKSPACE', 500)

/**
 * Takes the client from the tenant transaction, so create, find, query, relations and preload follow it; and asks and
 * changes rows of its workspace alone. A write to another workspace's row changes 0 rows; that must not pass silently.
 */
class TenantAdapter {
  modelConstructorClient(_model: LucidModel, options?: ModelAdapterOptions) {
    return options?.client ?? tenant().client
  }

  query(model: LucidModel, options?: ModelAdapterOptions): any {
    return new TenantQuery(model, this.modelConstructorClient(model, options))
  }

  modelClient(row: LucidRow): any {
    return row.$trx ?? this.modelConstructorClient(row.constructor as LucidModel, row.$options as any)
  }

  async insert(row: LucidRow, attributes: any) {
    const model = row.constructor as LucidModel
    this.mustBeOurs(model, attributes)
    const [inserted] = await (row.$getQueryFor('insert', this.modelClient(row)) as any)
      .returning(model.$keys.attributesToColumns.get(model.primaryKey, model.primaryKey))
      .insert(attributes)
    if (inserted && !model.selfAssignPrimaryKey) {
      row.$consumeAdapterResult(typeof inserted === 'object' ? inserted : { [model.primaryKey]: inserted })
    }
  }

  async update(row: LucidRow, dirty: any) {
    this.mustBeOurs(row.constructor as LucidModel, dirty)
    this.mustHaveChanged(row, await this.itself(row).update(dirty))
  }

  async delete(row: LucidRow) {
    this.mustHaveChanged(row, await this.itself(row).del())
  }

  async refresh(row: LucidRow) {
    const fresh = await this.itself(row).first()
    if (!fresh) throw new E_ROW_GONE([(row.constructor as LucidModel).name])
    row.fill(fresh.$attributes)
    row.$hydrateOriginals()
  }

  private itself(row: LucidRow): any {
    const model = row.constructor as LucidModel
    const key = model.primaryKey
    return new TenantQuery(model, this.modelClient(row)).where(key, model.selfAssignPrimaryKey ? row.$original[key] : row.$primaryKeyValue)
  }

  private mustBeOurs(model: LucidModel, columns: Record<string, unknown>) {
    const { [columnOfWorkspace(model)]: workspaceId = tenant().workspaceId } = columns
    if (workspaceId !== tenant().workspaceId) throw new E_OTHER_WORKSPACE([model.name])
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
