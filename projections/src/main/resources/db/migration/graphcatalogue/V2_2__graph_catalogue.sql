create table graph_catalogue_1 (
  tenant       text        not null,
  graph_id     text        not null,
  version      integer     not null,
  title        text        not null,
  nodes        integer     not null,
  content_hash text        not null,
  archived     boolean     not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint graph_catalogue_1_pk primary key (tenant, graph_id)
);
comment on table graph_catalogue_1 is 'One row per graph: its newest version.';

insert into read_model (name, generation) values ('graph_catalogue', 1);
