import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table media (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        -- What people see; the stored name is made by us.
        name text not null,
        type text not null,
        bytes bigint not null check (bytes > 0),
        sha256 text not null,
        storage_key text not null,
        preview_key text,
        width integer,
        height integer,
        seconds double precision,
        -- What the decoder said of a video: codec, audioCodec, fps, bitrate, moovFirst.
        video jsonb,
        alt_text text,
        uploaded_by uuid references users on delete set null,
        deleted_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index on media (workspace_id, brand_id, created_at desc, id desc) where deleted_at is null;

      ${tenantWall('media')}
    `)
  }

  async down() {
    this.schema.raw(`drop table media`)
  }
}
