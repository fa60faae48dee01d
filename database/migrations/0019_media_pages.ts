import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- Of a document; null where nothing could count them.
      alter table media add column pages integer check (pages > 0);
    `)
  }

  async down() {
    this.schema.raw(`alter table media drop column pages`)
  }
}
