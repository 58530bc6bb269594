create table session_list_1 (
  tenant        text        not null,
  session_id    uuid        not null,
  graph_id      text        not null,
  graph_version integer     not null,
  status        text        not null,
  players       text[]      not null,
  turn          bigint      not null,
  sequence      bigint      not null,
  ending        text,
  started_at    timestamptz not null,
  updated_at    timestamptz not null,
  constraint session_list_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table session_list_1 is 'One row per session: how far it is.';
create index session_list_1_started on session_list_1 (tenant, started_at desc, session_id desc);
create index session_list_1_graph on session_list_1 (tenant, graph_id, started_at desc, session_id desc);
create index session_list_1_status on session_list_1 (tenant, status, started_at desc, session_id desc);

create table session_player_1 (
  tenant     text        not null,
  session_id uuid        not null,
  player_id  text        not null,
  started_at timestamptz not null,
  constraint session_player_1_pk primary key (tenant, session_id, player_id)
);
comment on table session_player_1 is 'Who plays which session.';
create index session_player_1_player on session_player_1 (tenant, player_id, started_at desc, session_id desc);

insert into read_model (name, generation) values ('session_list', 1);
