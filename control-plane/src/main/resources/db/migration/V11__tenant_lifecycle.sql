-- How a tenant is suspended, deleted and removed, and its organization in Keycloak.
set local auspex.tenant = '*';

alter table tenant
  -- What is left to a suspended tenant: reads, or nothing. Null while it is not suspended.
  add column suspended text check (suspended in ('read-only', 'none')),
  -- A tenant that is to be deleted; until then it can be brought back.
  add column delete_after timestamptz,
  -- With this revision gateways stop to serve a tenant that is to be deleted.
  add column closed_revision bigint,
  -- Its removal has begun: there is no way back.
  add column removing boolean not null default false check (not removing or delete_after is not null),
  -- No other process removes it before: a lease while one works on it, a pause after it failed.
  add column removal_after timestamptz,
  add column removal_reason text,
  add column organization text not null default 'pending' check (organization in ('pending', 'ready')),
  -- Why it is not ready yet.
  add column organization_reason text,
  add column organization_attempts int not null default 0 check (organization_attempts >= 0),
  -- The same for its organization.
  add column organization_after timestamptz not null default clock_timestamp();
create index tenant_without_organization on tenant (organization_after) where organization = 'pending';
create index tenant_to_remove on tenant (delete_after) where delete_after is not null;

-- The proofs of removal. An id is never given to another tenant.
create table removed_tenant (
  tenant     text primary key,
  removed_at timestamptz not null,
  proof      jsonb not null
);
select tenant_wall('removed_tenant');
create trigger removed_tenant_is_never_changed before update or delete on removed_tenant
  for each row execute function refuse_change();
