-- Statuses follow from what is open, and forks name their parents: read from the log once more.
create table session_list_2 (
  tenant            text        not null,
  session_id        uuid        not null,
  graph_id          text        not null,
  graph_version     integer     not null,
  status            text        not null,
  players           text[]      not null,
  turn              bigint      not null,
  sequence          bigint      not null,
  ending            text,
  parent_session_id uuid,
  parent_sequence   bigint,
  standing          jsonb       not null,
  started_at        timestamptz not null,
  updated_at        timestamptz not null,
  constraint session_list_2_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table session_list_2 is 'One row per session: how far it is.';
comment on column session_list_2.standing is 'What is open, from which later events tell the status.';
create index session_list_2_started on session_list_2 (tenant, started_at desc, session_id desc);
create index session_list_2_graph on session_list_2 (tenant, graph_id, started_at desc, session_id desc);
create index session_list_2_status on session_list_2 (tenant, status, started_at desc, session_id desc);
create index session_list_2_parent on session_list_2 (tenant, parent_session_id, started_at desc, session_id desc)
  where parent_session_id is not null;

create table session_player_2 (
  tenant     text        not null,
  session_id uuid        not null,
  player_id  text        not null,
  started_at timestamptz not null,
  constraint session_player_2_pk primary key (tenant, session_id, player_id)
);
comment on table session_player_2 is 'Who plays which session.';
create index session_player_2_player on session_player_2 (tenant, player_id, started_at desc, session_id desc);

update read_model set generation = 2, switched_at = now() where name = 'session_list';

-- The first generation, its position and what was parked are of no use any more.
drop table session_list_1, session_player_1;
do $$
begin
  if to_regclass('token_entry') is not null then
    delete from token_entry where processor_name = 'session_list_1';
    delete from dead_letter_entry where processing_group = 'session_list_1';
  end if;
end $$;
