import { BaseSchema } from '@adonisjs/lucid/schema'

/** The next rows of a long import are found without passing over all that became posts before. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`create index import_rows_good on import_rows (workspace_id, job_id, row_number) where state = 'good'`)
  }

  async down() {
    this.schema.raw('drop index import_rows_good')
  }
}
