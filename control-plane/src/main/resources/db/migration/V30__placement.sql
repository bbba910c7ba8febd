-- Where each TenantIndex lives: in a cell with others, or in a physical index of its own.

-- Physical pool indexes. Their mapping never changes; a member is a row here and nothing in Elasticsearch.
create sequence cell_number;
create table cell (
  name       text primary key check (name ~ '^auspex-cell-[0-9]+$'),
  state      text not null check (state in ('provisioning', 'open')),
  -- TenantIndexes that live in it or are on their way out.
  members    int not null default 0 check (members >= 0),
  created_at timestamptz not null
);
-- One at a time: replicas that need a cell at the same moment make the same one.
create unique index one_cell_in_the_making on cell ((true)) where state = 'provisioning';

create table cell_member (
  -- The value of the field tenant_index, and the routing, of all its documents.
  key        text primary key check (length(key) <= 128),
  cell       text not null references cell (name),
  tenant     text not null references tenant (id),
  index_name text not null,
  -- Logical field to physical field.
  slots      jsonb not null
);
create index cell_member_of_cell on cell_member (cell);
select tenant_wall('cell_member');

alter table tenant_index
  add wanted_placement text not null default 'dedicated' check (wanted_placement in ('pool', 'dedicated')),
  -- Why it is not where the tenant or the default wanted it.
  add placement_reason text,
  -- The contract's Placement; null until it has one.
  add placement jsonb,
  -- Counts changes of placement; a change names the epoch that it was decided on.
  add epoch bigint not null default 1 check (epoch >= 1);
set local auspex.tenant = '*';
update tenant_index set placement = jsonb_build_object(
  'serving', jsonb_build_object('kind', 'dedicated', 'physicalIndex', physical_index, 'key', null, 'slots', '{}'::jsonb),
  'second', null, 'tombstones', false);
alter table tenant_index
  alter wanted_placement drop default,
  drop physical_index,
  add check (state <> 'ready' or placement is not null);
