import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** A member who works for a while with another member's eyes, to help them. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table impersonations (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        impersonator_id uuid not null,
        subject_id uuid not null,
        reason text not null,
        started_at timestamptz not null default now(),
        expires_at timestamptz not null,
        ended_at timestamptz,
        check (impersonator_id <> subject_id),
        unique (workspace_id, id),
        foreign key (workspace_id, impersonator_id) references memberships (workspace_id, user_id) on delete cascade,
        foreign key (workspace_id, subject_id) references memberships (workspace_id, user_id) on delete cascade
      );
      create index on impersonations (workspace_id, started_at desc, id desc);

      ${tenantWall('impersonations')}
    `)
  }

  async down() {
    this.schema.raw(`drop table impersonations`)
  }
}
