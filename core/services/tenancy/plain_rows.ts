import type { ExtractModelColumns, LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'

/** A row under its model's attribute names, read only. What is no column of the model is in `$extras`, as with models. */
export type Plain<Model extends LucidModel> = Readonly<ExtractModelColumns<InstanceType<Model>>> & { $extras: Record<string, any> }

/** Runs the query and answers plain objects: for lists that are only shown, where making models is most of the work. */
export async function plainRows<Model extends LucidModel>(query: ModelQueryBuilderContract<Model, any>): Promise<Plain<Model>[]> {
  const { model } = query
  const rows: Record<string, unknown>[] = await query.pojo()
  return rows.map((row) => {
    const plain: Record<string, unknown> & { $extras: Record<string, unknown> } = { $extras: {} }
    for (const column in row) {
      const attribute = model.$keys.columnsToAttributes.get(column)
      if (!attribute) {
        plain.$extras[column] = row[column]
        continue
      }
      const { consume } = model.$getColumn(attribute)!
      plain[attribute] = consume ? consume(row[column], attribute, model.prototype) : row[column]
    }
    return plain as unknown as Plain<Model>
  })
}
