import { BaseSchema } from '@adonisjs/lucid/schema'
import { parentWall } from '../parent_wall.ts'

/** The letters of our codes, after the `/l/` of every address that we make. One is found by chance once in 10^17. */
const CODES = `regexp_matches(coalesce(d.text, p.text) || ' ' || coalesce(d.options::text, ''), '/l/([1-9A-HJ-NP-Za-km-z]{10})\\y', 'g') as m(code)`

const LINKS = `
  select distinct d.workspace_id, d.id, l.id
  from deliveries d
  join social_posts p on p.workspace_id = d.workspace_id and p.id = d.post_id
  cross join lateral ${CODES}
  join short_links l on l.workspace_id = d.workspace_id and l.brand_id = d.brand_id and l.code = m.code[1]
`

/** Which short links a post went out with, at each channel: clicks on them are told as its own. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- Written down the moment a delivery is live: texts may change later, what people click on does not.
      create table delivery_links (
        workspace_id uuid not null references workspaces on delete cascade,
        delivery_id uuid not null,
        link_id uuid not null,
        primary key (workspace_id, delivery_id, link_id),
        foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade,
        foreign key (workspace_id, link_id) references short_links (workspace_id, id) on delete cascade
      );
      create index on delivery_links (workspace_id, link_id);
      ${parentWall('delivery_links', 'deliveries', 'delivery_id')}

      create function note_delivery_links() returns trigger language plpgsql as $$
      begin
        insert into delivery_links (workspace_id, delivery_id, link_id) ${LINKS} where d.workspace_id = new.workspace_id and d.id = new.id on conflict do nothing;
        return null;
      end $$;
      create trigger deliveries_linked after update of state on deliveries for each row
        when (new.state = 'live' and old.state <> 'live') execute function note_delivery_links();
      create trigger deliveries_linked_new after insert on deliveries for each row when (new.state = 'live') execute function note_delivery_links();

      -- What went out before.
      create policy delivery_links_owner_fills on delivery_links for insert to current_user with check (true);
      insert into delivery_links (workspace_id, delivery_id, link_id) ${LINKS} where d.state = 'live' on conflict do nothing;
      drop policy delivery_links_owner_fills on delivery_links;
    `)
  }

  async down() {
    this.schema.raw(`
      drop trigger deliveries_linked on deliveries;
      drop trigger deliveries_linked_new on deliveries;
      drop table delivery_links;
      drop function note_delivery_links;
    `)
  }
}
