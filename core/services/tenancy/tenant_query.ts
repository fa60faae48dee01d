import { createError } from '@adonisjs/core/exceptions'
import { ModelQueryBuilder } from '@adonisjs/lucid/orm'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { LucidModel } from '@adonisjs/lucid/types/model'
import { tenant } from './tenant_tx.ts'

/** Thrown for an alternative that stands beside the workspace: "this workspace and a, or b" is b of every workspace. */
export const E_OPEN_ALTERNATIVE = createError<[model: string]>('%s: put "or" into a group, where((either) => …); on its own it would leave the workspace', 'E_OPEN_ALTERNATIVE', 500)

/** The column of a tenant model that says whose a row is. */
export const columnOfWorkspace = (model: LucidModel) => (model.$hasColumn('workspaceId') ? model.$keys.attributesToColumns.get('workspaceId')! : 'id')

/** Asks the workspace of the transaction and no other, so that nothing depends on row level security alone. */
export class TenantQuery extends ModelQueryBuilder {
  constructor(model: LucidModel, client: QueryClientContract) {
    super(client.knexQuery(), model, client)
    void this.where(`${model.table}.${columnOfWorkspace(model)}`, tenant().workspaceId)
  }

  protected override applyWhere() {
    super.applyWhere()
    const statements: { grouping: string; bool?: string }[] = (this.knexQuery as any)._statements
    if (statements.some(({ grouping, bool }) => grouping === 'where' && bool === 'or')) throw new E_OPEN_ALTERNATIVE([this.model.name])
  }
}
