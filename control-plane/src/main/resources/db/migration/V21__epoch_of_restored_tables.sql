-- pg_restore --clean into the same database leaves that database its identity, but makes the tables anew: their object
-- identifier tells a restored catalogue in that case too.
create or replace function catalogue_epoch() returns text language sql stable as $$
  select md5(concat_ws('/', c.epoch, c.tableoid, s.system_identifier, k.timeline_id, d.oid))::uuid::text
  from catalogue c, pg_control_system() s, pg_control_checkpoint() k, pg_database d
  where d.datname = current_database()
$$;
