-- The catalogue: what tenants have asked for. Elasticsearch is made to agree with it by the reconciler.

-- Exactly one row. Every change that gateways must hear of raises the revision in its own transaction; the row lock
-- makes revisions become visible in their order.
create table catalogue (
  singleton boolean primary key default true check (singleton),
  revision  bigint not null check (revision >= 0)
);
insert into catalogue (revision) values (0);

create table tenant (
  id         text primary key check (id ~ '^[a-z][a-z0-9-]{0,38}[a-z0-9]$'),
  name       text not null check (length(name) between 1 and 100),
  created_at timestamptz not null
);

create table tenant_index (
  tenant         text not null references tenant (id),
  name           text not null check (name ~ '^[a-z]([a-z0-9-]{0,58}[a-z0-9])?$'),
  generation     int not null check (generation >= 1),
  physical_index text not null unique,
  state          text not null check (state in ('provisioning', 'ready', 'failed')),
  -- Why it failed, or why it is not ready yet; shown to the tenant.
  reason         text,
  live_bundle    int not null check (live_bundle >= 1),
  created_at     timestamptz not null,
  -- Tries of the reconciler so far; decides how long the next one waits.
  attempts       int not null default 0 check (attempts >= 0),
  -- No reconciler touches the row before this time: a lease while one works on it, a pause after it failed.
  attempt_after  timestamptz not null,
  primary key (tenant, name),
  check (state <> 'ready' or reason is null),
  check (state <> 'failed' or reason is not null)
);
create index tenant_index_to_provision on tenant_index (attempt_after) where state = 'provisioning';

-- Numbered serving configurations. A new one is a new row; none is ever changed.
create table bundle (
  tenant     text not null,
  index_name text not null,
  number     int not null check (number >= 1),
  schema     jsonb not null,
  ranking    jsonb not null,
  created_at timestamptz not null,
  primary key (tenant, index_name, number),
  foreign key (tenant, index_name) references tenant_index (tenant, name)
);
alter table tenant_index
  add foreign key (tenant, name, live_bundle) references bundle (tenant, index_name, number)
  deferrable initially deferred;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger bundle_is_immutable before update on bundle for each row execute function refuse_change();

create table api_key (
  id            text primary key check (id ~ '^[a-z0-9]{12}$'),
  tenant        text not null references tenant (id),
  name          text not null check (length(name) between 1 and 100),
  secret_sha256 text not null check (secret_sha256 ~ '^[0-9a-f]{64}$'),
  scopes        text[] not null check (cardinality(scopes) >= 1 and scopes <@ array['search', 'write']),
  -- Names of the indexes that the key may touch; empty for all of the tenant.
  indexes       text[] not null,
  expires_at    timestamptz,
  created_at    timestamptz not null,
  revoked_at    timestamptz
);
create index api_key_of_tenant on api_key (tenant) where revoked_at is null;
