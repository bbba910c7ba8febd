-- Where Elasticsearch is not as the catalogue wants it.

-- Exactly one row: when the next look is due, so that one replica at a time has its turn.
create table drift_check (
  singleton  boolean primary key default true check (singleton),
  next_at    timestamptz not null default clock_timestamp(),
  -- When a look last came to its end; null before the first.
  checked_at timestamptz
);
insert into drift_check default values;

create table drift (
  id         text primary key default 'drift-' || substr(replace(cast(gen_random_uuid() as text), '-', ''), 1, 16)
             check (id ~ '^drift-[a-z0-9]{16}$'),
  kind       text not null check (kind in ('index-missing', 'field-missing', 'field-differs', 'replicas-changed',
                                           'unassigned', 'unknown-index', 'unknown-documents')),
  -- The physical index, or cell/key.
  subject    text not null,
  -- Whose it is; null where it is nobody's, everybody's, or the tenant's that is being removed.
  tenant     text references tenant (id),
  -- What is there and what should be, for operators.
  detail     text not null,
  -- Whether Auspex can mend it, by itself or on command.
  mendable   boolean not null,
  -- In how many looks in a row.
  seen       int not null check (seen >= 1),
  first_seen timestamptz not null,
  last_seen  timestamptz not null,
  mended_at  timestamptz,
  -- User name, or 'control-plane'; null where it went without our doing.
  mended_by  text,
  check (mended_by is null or mended_at is not null)
);
create unique index one_open_drift_of_a_kind on drift (kind, subject) where mended_at is null;
create index drift_that_is_over on drift (mended_at) where mended_at is not null;
select tenant_wall('drift');
