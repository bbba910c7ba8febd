-- Which slots a cell has; a cell of an older layout lets nobody in until it has those of the newest.
alter table cell add column layout int not null default 1 check (layout >= 1);
