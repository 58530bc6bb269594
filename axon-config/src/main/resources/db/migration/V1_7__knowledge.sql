-- What games know. The documents are the truth; chunks can be made again of them at any time.
create table knowledge_base (
  tenant      text        not null,
  base_id     text        not null,
  name        text        not null,
  graph_id    text,
  language    text        not null,
  kind        text        not null,
  description text        not null,
  -- Rises whenever something in the base changes: an index that has it is up to date.
  stamp       bigint      not null default 1,
  created_at  timestamptz not null default now(),
  primary key (tenant, base_id),
  unique nulls not distinct (tenant, name, graph_id)
);

create table knowledge_document (
  tenant      text   not null,
  base_id     text   not null,
  document_id text   not null,
  -- The order in which documents were added first.
  position    bigint generated always as identity,
  -- The base's stamp when it was added or replaced.
  revision    bigint not null,
  title       text   not null,
  text        text   not null,
  kind        text   not null,
  -- JSON: what the designer noted, and when it comes up by itself.
  metadata    text   not null,
  lore        text,
  primary key (tenant, base_id, document_id),
  foreign key (tenant, base_id) references knowledge_base on delete cascade
);

-- The parts of a document that are found as a whole, in order, for one way of cutting and embedding.
-- A vector is a row of big-endian 32 bit floats, empty where no model could be had.
create table knowledge_chunk (
  tenant      text   not null,
  base_id     text   not null,
  document_id text   not null,
  revision    bigint not null,
  model       text   not null,
  chunk       int    not null,
  "offset"    int    not null,
  length      int    not null,
  vector      bytea  not null,
  primary key (tenant, base_id, document_id, model, chunk),
  foreign key (tenant, base_id, document_id) references knowledge_document on delete cascade
);
