-- Creates that came with an Idempotency-Key, for a day. Ids are HMACs under the client's key and replies are encrypted with
-- it: without the key, a row tells nothing of anyone.
create table idempotent_request (
  id          text primary key check (id ~ '^[0-9a-f]{64}$'),
  body_sha256 text not null check (body_sha256 ~ '^[0-9a-f]{64}$'),
  -- AES-GCM of the JSON reply; null while the first request is at work.
  reply       bytea,
  claimed_at  timestamptz not null default clock_timestamp()
);
create index idempotent_request_by_age on idempotent_request (claimed_at);
