-- A place in a cell is free again when its row goes, whoever removes it: a move, or the removal of its tenant.
create function free_place() returns trigger language plpgsql as $$
begin
  update cell set members = members - 1 where name = old.cell;
  return null;
end $$;
create trigger cell_member_frees_its_place after delete on cell_member for each row execute function free_place();
