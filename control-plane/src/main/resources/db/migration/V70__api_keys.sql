-- What an API key may do and see, where from, and what takes its place.
set local auspex.tenant = '*';

alter table api_key
  drop constraint api_key_scopes_check,
  add constraint api_key_scopes_check check (
    cardinality(scopes) >= 1 and scopes <@ array['search', 'suggest', 'write', 'events', 'manage']),
  -- Web origins that the key may be used from, and nowhere else; empty for everywhere but browsers.
  add column allowed_origins text[] not null default '{}',
  -- The contract's Filter: what the key may see. Null for every document.
  add column filter jsonb,
  -- What scoped keys minted from it are signed with: derived from the secret, which is stored nowhere. Null for keys
  -- from before this column.
  add column minting_value text check (minting_value ~ '^[0-9a-f]{64}$'),
  -- The key that it was rotated to; a key is rotated once.
  add column replaced_by text check (replaced_by ~ '^[a-z0-9]{12}$'),
  -- No filter bounds what these may do.
  add constraint api_key_with_filter_only_reads check (filter is null or not scopes && array['write', 'manage']);
