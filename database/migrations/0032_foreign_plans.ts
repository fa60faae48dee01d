import { BaseSchema } from '@adonisjs/lucid/schema'

/** Plans of other tools, as their API answers with them, and the accounts that they name. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      alter table import_jobs drop constraint import_jobs_kind_check;
      alter table import_jobs add constraint import_jobs_kind_check check (kind in ('csv', 'xlsx', 'postiz', 'mixpost'));
      -- Of each: id, platform and names, as the other tool tells them.
      alter table import_jobs add column accounts jsonb not null default '[]';
    `)
  }

  async down() {
    this.schema.raw(`
      alter table import_jobs drop column accounts;
      delete from import_jobs where kind not in ('csv', 'xlsx');
      alter table import_jobs drop constraint import_jobs_kind_check;
      alter table import_jobs add constraint import_jobs_kind_check check (kind in ('csv', 'xlsx'));
    `)
  }
}
