-- Work on one index that takes longer than a request: a move, a rebuild, parking, bringing back, deleting.
set local auspex.tenant = '*';

-- Numbers of homes; those of before are 1.
create sequence home_generation start 2;

alter table tenant_index
  add column job text,
  drop constraint tenant_index_state_check,
  add constraint tenant_index_state_check check (state in ('provisioning', 'ready', 'failed', 'deleting'));

create table job (
  id           text primary key check (id ~ '^job-[a-z0-9]{16}$'),
  tenant       text not null references tenant (id),
  -- Without a foreign key: the job that deletes an index outlives it.
  index_name   text not null,
  kind         text not null check (kind in ('move', 'rebuild', 'park', 'restore', 'import', 'delete')),
  -- What was asked for.
  request      jsonb not null,
  status       text not null check (status in ('running', 'paused', 'rolling-back', 'done', 'failed', 'cancelled')),
  -- What becomes of it when it has been rolled back.
  ends_as      text check (ends_as in ('failed', 'cancelled')),
  -- The step that is at work or comes next.
  state        text not null,
  reason       text,
  -- Most documents per second of a copy; null for as fast as it goes.
  speed        int check (speed >= 1),
  -- What the steps so far have found out, for those that follow and for whoever takes over.
  work         jsonb not null,
  report       jsonb not null,
  -- Raised by whoever takes the job; a worker that names an older one has lost it and changes nothing.
  fence        bigint not null default 0,
  lease_until  timestamptz not null default clock_timestamp(),
  -- Nobody takes it before: a pause after something was not ready.
  attempt_after timestamptz not null default clock_timestamp(),
  attempts     int not null default 0,
  created_by   text not null,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  check ((status in ('done', 'failed', 'cancelled')) = (finished_at is not null)),
  check (status <> 'rolling-back' or ends_as is not null)
);
-- One job at a time works on an index; its deletion may wait behind it.
create unique index one_job_of_an_index on job (tenant, index_name)
  where kind <> 'delete' and finished_at is null;
create unique index one_deletion_of_an_index on job (tenant, index_name)
  where kind = 'delete' and finished_at is null;
create index job_of_tenant on job (tenant, created_at desc);
create index job_to_do on job (attempt_after) where status in ('running', 'rolling-back');
select tenant_wall('job');
