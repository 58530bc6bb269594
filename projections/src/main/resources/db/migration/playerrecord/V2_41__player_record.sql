create table player_record_1 (
  tenant    text   not null,
  player_id text   not null,
  graph_id  text   not null,
  origin    text   not null,
  sessions  bigint not null,
  ended     bigint not null,
  abandoned bigint not null,
  departed  bigint not null,
  inputs    bigint not null,
  played_ms bigint not null,
  constraint player_record_1_pk primary key (tenant, player_id, graph_id, origin)
) with (fillfactor = 80);
comment on table player_record_1 is 'What each player did in the sessions of each graph.';
comment on column player_record_1.tenant is 'Whose player it is.';
comment on column player_record_1.player_id is 'The player.';
comment on column player_record_1.graph_id is 'The graph that the sessions play.';
comment on column player_record_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column player_record_1.sessions is 'Sessions that the player began or joined, each once.';
comment on column player_record_1.ended is 'Those of them that ended with the player.';
comment on column player_record_1.abandoned is 'Those that were given up with the player.';
comment on column player_record_1.departed is 'Those that the player left and did not join again.';
comment on column player_record_1.inputs is 'Answers of the player that were accepted.';
comment on column player_record_1.played_ms is
  'Milliseconds from each sign of the player in a session to the next, at most 900000 each.';

create table player_ending_1 (
  tenant    text   not null,
  player_id text   not null,
  graph_id  text   not null,
  origin    text   not null,
  ending    text   not null,
  sessions  bigint not null,
  constraint player_ending_1_pk primary key (tenant, player_id, graph_id, origin, ending)
) with (fillfactor = 80);
comment on table player_ending_1 is 'By which endings the sessions of each player ended.';
comment on column player_ending_1.tenant is 'Whose player it is.';
comment on column player_ending_1.player_id is 'The player.';
comment on column player_ending_1.graph_id is 'The graph that the sessions play.';
comment on column player_ending_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column player_ending_1.ending is 'By which they ended.';
comment on column player_ending_1.sessions is 'How many did.';

create table player_seen_1 (
  tenant    text        not null,
  player_id text        not null,
  graph_id  text        not null,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  constraint player_seen_1_pk primary key (tenant, player_id, graph_id)
) with (fillfactor = 80);
comment on table player_seen_1 is 'When each player was first and last seen in the sessions of each graph.';
comment on column player_seen_1.tenant is 'Whose player it is.';
comment on column player_seen_1.player_id is 'The player.';
comment on column player_seen_1.graph_id is 'The graph that the sessions play.';
comment on column player_seen_1.first_at is 'The first time that the player began, joined, answered or left.';
comment on column player_seen_1.last_at is 'The last time.';

create table player_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint player_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table player_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('player_record', 1);
