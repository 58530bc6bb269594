create table ending_share_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  ending        text    not null,
  sessions      bigint  not null,
  constraint ending_share_1_pk primary key (tenant, graph_id, graph_version, origin, ending)
) with (fillfactor = 80);
comment on table ending_share_1 is 'How many sessions ended by each ending.';
comment on column ending_share_1.origin is 'Why the sessions were played: play, fork or debug.';

create table ending_share_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint ending_share_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table ending_share_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('ending_share', 1);
