-- Who may see which rows, who changed what, and how long a tenant lives.

-- The second wall. A transaction sees and writes only rows of the tenant named by the setting auspex.tenant, all of them
-- where the setting is '*', and none at all where nothing was set. It holds for the owner of the tables too, which is the
-- role of the control plane; only a superuser passes it. A migration that changes rows begins with
-- "set local auspex.tenant = '*';". Foreign keys are checked past it by PostgreSQL itself.
create function tenant_wall(walled regclass, tenant_column name default 'tenant') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', walled);
  execute format('alter table %s force row level security', walled);
  execute format(
      'create policy tenant_wall on %s using (current_setting(''auspex.tenant'', true) in (%I, ''*''))',
      walled, tenant_column);
end $$;

select tenant_wall('tenant', 'id');
select tenant_wall('tenant_index');
select tenant_wall('bundle');
select tenant_wall('api_key');

-- What was changed, by whom. Rows are only ever added; the rows of a deleted tenant stay.
create table audit_entry (
  id         bigint generated always as identity primary key,
  -- When, by the clock of the control plane.
  at         timestamptz not null,
  -- Null for changes that are about no single tenant.
  tenant     text,
  -- User name of the caller, or 'control-plane' for what it does by itself.
  actor      text not null check (length(actor) between 1 and 255),
  -- Keycloak's id of the caller.
  actor_id   text,
  -- What happened: kind of thing, dot, verb.
  action     text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  -- What it happened to: kind of thing, slash, name.
  subject    text not null check (length(subject) between 1 and 300),
  -- The trace id that reply and log carry.
  request_id text,
  before     jsonb,
  after      jsonb
);
create index audit_entry_of_tenant on audit_entry (tenant, id);
select tenant_wall('audit_entry');
create trigger audit_entry_is_never_changed before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_is_never_emptied before truncate on audit_entry
  for each statement execute function refuse_change();
