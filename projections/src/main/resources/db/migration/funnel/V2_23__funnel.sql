create table funnel_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  fragment      text    not null,
  node_id       text    not null,
  reached       bigint  not null,
  ended         bigint  not null,
  abandoned     bigint  not null,
  standing      bigint  not null,
  constraint funnel_1_pk primary key (tenant, graph_id, graph_version, origin, fragment, node_id)
) with (fillfactor = 80);
comment on table funnel_1 is 'How many sessions reached each node, and for how many it was the last one.';
comment on column funnel_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column funnel_1.fragment is 'Of the graph, in which the node is; empty at its top.';
comment on column funnel_1.reached is 'Sessions that entered it at least once.';
comment on column funnel_1.ended is 'Sessions that entered it last, and have ended.';
comment on column funnel_1.abandoned is 'Sessions that entered it last, and were given up.';
comment on column funnel_1.standing is 'Sessions that entered it last, and go on.';

create table funnel_start_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  sessions      bigint  not null,
  constraint funnel_start_1_pk primary key (tenant, graph_id, graph_version, origin)
) with (fillfactor = 80);
comment on table funnel_start_1 is 'How many sessions were started.';

create table funnel_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint funnel_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table funnel_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('funnel', 1);
