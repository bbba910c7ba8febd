-- What tenants may use, and what they have used.
set local auspex.tenant = '*';

-- Limits of a plan are an object of numbers; a limit that is not named does not hold.
create table plan (
  id         text primary key check (id ~ '^[a-z]([a-z0-9-]{0,58}[a-z0-9])?$'),
  name       text not null check (length(name) between 1 and 100),
  limits     jsonb not null,
  is_default boolean not null default false,
  version    bigint not null default 1 check (version >= 1),
  created_at timestamptz not null default clock_timestamp()
);
create unique index one_default_plan on plan ((true)) where is_default;
insert into plan (id, name, is_default, limits) values
  ('standard', 'Standard', true, '{"indexes": 50, "documents": 5000000, "bytes": 21474836480, "fields": 200,
    "searchesPerSecond": 500, "writesPerSecond": 10000, "concurrentRequests": 256, "concurrencyShare": 100,
    "modelMillisPerMinute": 120000}'),
  ('small', 'Small', false, '{"indexes": 5, "documents": 100000, "bytes": 1073741824, "fields": 50,
    "searchesPerSecond": 20, "writesPerSecond": 500, "concurrentRequests": 16, "concurrencyShare": 25,
    "modelMillisPerMinute": 15000}'),
  ('large', 'Large', false, '{"indexes": 200, "documents": 50000000, "bytes": 214748364800, "fields": 200,
    "searchesPerSecond": 2000, "writesPerSecond": 50000, "concurrentRequests": 1024, "concurrencyShare": 400,
    "modelMillisPerMinute": 600000}'),
  ('unlimited', 'Unlimited', false, '{"concurrencyShare": 100}');

alter table tenant
  -- Null follows the default plan, whichever that is.
  add column plan text references plan (id),
  -- What holds for this tenant instead of the plan: {"limits": {name: number}, "unlimited": [name]}.
  add column limit_overrides jsonb not null default '{"limits": {}, "unlimited": []}',
  add column quota_version bigint not null default 1 check (quota_version >= 1);
create index tenant_of_plan on tenant (plan);

-- What each tenant stores, as last measured. No row: nothing.
create table stored_use (
  tenant    text primary key references tenant (id),
  documents bigint not null check (documents >= 0),
  bytes     bigint not null check (bytes >= 0)
);
select tenant_wall('stored_use');

-- Exactly one row: no replica measures before due_at.
create table measuring (
  singleton   boolean primary key default true check (singleton),
  due_at      timestamptz not null default clock_timestamp(),
  measured_at timestamptz
);
insert into measuring default values;

-- What each tenant used in each hour that it used anything in.
create table usage_hour (
  tenant        text not null references tenant (id),
  -- Its beginning.
  hour          timestamptz not null check (date_trunc('hour', hour, 'UTC') = hour),
  -- The most that was measured within the hour.
  documents     bigint not null default 0 check (documents >= 0),
  bytes         bigint not null default 0 check (bytes >= 0),
  searches      bigint not null default 0 check (searches >= 0),
  writes        bigint not null default 0 check (writes >= 0),
  written_bytes bigint not null default 0 check (written_bytes >= 0),
  rerank_millis bigint not null default 0 check (rerank_millis >= 0),
  primary key (tenant, hour)
);
create index usage_hour_by_time on usage_hour (hour, tenant);
select tenant_wall('usage_hour');

-- The last report of each gateway that was counted; what is not above it was counted before.
create table usage_report (
  source      uuid primary key,
  sequence    bigint not null,
  reported_at timestamptz not null default clock_timestamp()
);
