import { BaseSchema } from '@adonisjs/lucid/schema'

/** What of a post the brand's guidelines speak against, and somebody has said that they mean. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- Codes of findings, such as text.banned:cheap. Who said so is in the audit log.
      alter table social_posts add column meant text[] not null default '{}';
    `)
  }

  async down() {
    this.schema.raw('alter table social_posts drop column meant;')
  }
}
