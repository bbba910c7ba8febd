-- Publication: what gateways must hear of, when it was said, and when all of them had heard it.

-- Which catalogue this is. Together with what PostgreSQL knows of itself it tells a restored or copied database from the
-- one that gateways know: their revisions mean nothing there, and they take everything anew.
alter table catalogue add column epoch uuid not null default gen_random_uuid();

-- Another value after a restore into another database or cluster, and after a recovery to a point in time.
create function catalogue_epoch() returns text language sql stable as $$
  select md5(concat_ws('/', c.epoch, s.system_identifier, k.timeline_id, d.oid))::uuid::text
  from catalogue c, pg_control_system() s, pg_control_checkpoint() k, pg_database d
  where d.datname = current_database()
$$;

-- One row for each revision: it changed what gateways may know of one tenant. Without a foreign key: the last one says
-- that the tenant is gone. Old rows are removed; who knows less than the oldest row takes everything anew.
create table publication (
  revision     bigint primary key,
  tenant       text not null,
  published_at timestamptz not null default clock_timestamp(),
  -- When every gateway that was there had this revision.
  effective_at timestamptz
);
create index publication_of_tenant on publication (tenant, revision);
create index publication_not_effective on publication (revision) where effective_at is null;
select tenant_wall('publication');

-- Gateways, as they report. A row goes when its gateway stops or when nothing is heard of it for long.
create table gateway (
  id          text primary key check (id ~ '^[a-z0-9][a-z0-9.-]{0,99}$'),
  epoch       text not null,
  revision    bigint not null check (revision >= 0),
  first_seen  timestamptz not null default clock_timestamp(),
  reported_at timestamptz not null default clock_timestamp()
);
