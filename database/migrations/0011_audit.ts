import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** What was done, in a chain that shows when it was touched; and what was asked for. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table audit_logs (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        -- Place in the workspace's chain: 1, 2, 3 …
        seq bigint not null,
        at timestamptz not null,
        -- No foreign keys: people go, what they did stays.
        actor_id uuid,
        -- The person who acted as \`actor_id\`.
        impersonator_id uuid,
        action text not null,
        subject_type text not null,
        subject_id text,
        brand_id uuid,
        before jsonb,
        after jsonb,
        ip text,
        request_id text,
        decision text,
        rule text,
        -- SHA-256 over the previous hash and the canonical JSON (RFC 8785) of this entry, in hexadecimal.
        previous_hash text not null,
        hash text not null,
        unique (workspace_id, id),
        unique (workspace_id, seq)
      );
      create index on audit_logs (workspace_id, at desc, id desc);
      create index on audit_logs (workspace_id, actor_id, at desc, id desc);
      create index on audit_logs (workspace_id, action, at desc, id desc);

      create table audit_heads (
        workspace_id uuid primary key references workspaces on delete cascade,
        seq bigint not null default 0,
        hash text not null default '',
        -- Where the kept part of the chain begins; what was before went with the retention setting.
        first_seq bigint not null default 1,
        anchor_hash text not null default ''
      );

      create table access_logs (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        at timestamptz not null default now(),
        actor_id uuid,
        impersonator_id uuid,
        permission text not null,
        allowed boolean not null,
        rule text not null,
        resource_type text,
        resource_id text,
        brand_id uuid,
        route text,
        ip text,
        request_id text,
        unique (workspace_id, id)
      );
      create index on access_logs (workspace_id, at desc, id desc);
      create index on access_logs (workspace_id, actor_id, at desc, id desc);

      -- Days that a workspace keeps both; null keeps them for ever.
      alter table workspaces
        add column audit_days integer check (audit_days between 30 and 3650),
        add column access_log_days integer not null default 90 check (access_log_days between 7 and 3650);

      ${['audit_logs', 'audit_heads', 'access_logs'].map((table) => tenantWall(table)).join('\n')}
    `)
  }

  async down() {
    this.schema.raw(`
      alter table workspaces drop column audit_days, drop column access_log_days;
      drop table access_logs, audit_heads, audit_logs;
    `)
  }
}
