create table session_daily_1 (
  tenant        text    not null,
  graph_id      text    not null,
  span          integer not null,
  quarter       integer not null,
  origin        text    not null,
  graph_version integer not null,
  started       bigint  not null,
  ended         bigint  not null,
  abandoned     bigint  not null,
  turns         bigint  not null,
  constraint session_daily_1_pk primary key (tenant, graph_id, span, quarter, origin, graph_version)
) with (fillfactor = 80);
comment on table session_daily_1 is
  'What happened to sessions in each span of UTC time. Spans of different lengths count the same.';
comment on column session_daily_1.tenant is 'Whose sessions they are.';
comment on column session_daily_1.graph_id is 'The graph that they play; empty for all graphs together.';
comment on column session_daily_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column session_daily_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column session_daily_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column session_daily_1.graph_version is 'The version that they play; 0 for all graphs together.';
comment on column session_daily_1.started is 'Sessions that began.';
comment on column session_daily_1.ended is 'Sessions that came to an ending.';
comment on column session_daily_1.abandoned is 'Sessions that were given up.';
comment on column session_daily_1.turns is 'Answers that were accepted.';

create table session_active_1 (
  tenant        text    not null,
  graph_id      text    not null,
  span          integer not null,
  quarter       integer not null,
  gap           integer not null,
  origin        text    not null,
  graph_version integer not null,
  sessions      bigint  not null,
  constraint session_active_1_pk
    primary key (tenant, graph_id, span, quarter, gap, origin, graph_version)
) with (fillfactor = 80);
comment on table session_active_1 is
  'How many sessions had an event in each span of UTC time, by how long before it they had their last.';
comment on column session_active_1.tenant is 'Whose sessions they are.';
comment on column session_active_1.graph_id is 'The graph that they play; empty for all graphs together.';
comment on column session_active_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column session_active_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column session_active_1.gap is
  'Quarters of an hour from that of the event before the span to its begin; 192 for more, or no such event.';
comment on column session_active_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column session_active_1.graph_version is 'The version that they play; 0 for all graphs together.';
comment on column session_active_1.sessions is 'How many.';

create table session_daily_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint session_daily_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table session_daily_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('session_daily', 1);
