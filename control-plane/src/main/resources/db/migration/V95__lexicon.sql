-- Dictionaries and rules of indexes: working copies that people change, and what was published of them.
set local auspex.tenant = '*';

-- A dictionary of an index, or its rule set. Without a row it is empty and was never changed.
create table working_copy (
  tenant     text not null,
  index_name text not null,
  kind       text not null check (
    kind in ('synonyms', 'words', 'entities', 'stop-words', 'protected-words', 'rules')),
  -- Raised by each change; whoever changes an entry locks this row first.
  version    bigint not null default 0 check (version >= 0),
  primary key (tenant, index_name, kind),
  foreign key (tenant, index_name) references tenant_index (tenant, name) on delete cascade
);
select tenant_wall('working_copy');

create table working_entry (
  tenant     text not null,
  index_name text not null,
  kind       text not null,
  -- In the order of code points, which is that of lists and of what is published.
  id         text collate "C" not null,
  -- The contract's JSON, member by member as it is published.
  entry      text not null,
  -- Its strings in lower case, one a line: where lists look for a text.
  strings    text not null,
  -- Of its working copy, when it was changed last.
  version    bigint not null check (version >= 1),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (tenant, index_name, kind, id),
  foreign key (tenant, index_name, kind) references working_copy on delete cascade
);
select tenant_wall('working_entry');

-- What was published, once for each content: bundles that were published without a change between name the same row.
create table lexicon (
  tenant     text not null references tenant (id),
  -- SHA-256 of packed.
  digest     text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- The contract's Lexicon as JSON, compressed with gzip.
  packed     bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant, digest)
);
-- It is compressed already.
alter table lexicon alter column packed set storage external;
select tenant_wall('lexicon');
create trigger lexicon_is_immutable before update on lexicon for each row execute function refuse_change();

alter table bundle
  -- The contract's LexiconRef; null where there are neither dictionaries nor rules.
  add column lexicon jsonb,
  add column lexicon_digest text generated always as (lexicon ->> 'digest') stored,
  add foreign key (tenant, lexicon_digest) references lexicon (tenant, digest);
create index bundle_of_lexicon on bundle (tenant, lexicon_digest) where lexicon_digest is not null;

-- Indexes that a gateway does not serve by their newest bundle, as it reports.
alter table gateway add column behind jsonb not null default '[]';
