create table node_traffic_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  fragment      text    not null,
  node_id       text    not null,
  entered       bigint  not null,
  waiting       bigint  not null,
  ended         bigint  not null,
  constraint node_traffic_1_pk primary key (tenant, graph_id, graph_version, origin, fragment, node_id)
) with (fillfactor = 80);
comment on table node_traffic_1 is 'How often each node was entered, and what waits there.';
comment on column node_traffic_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column node_traffic_1.fragment is 'Of the graph, in which the node is; empty at its top.';
comment on column node_traffic_1.waiting is 'Waits for players, time or effects that are open there.';
comment on column node_traffic_1.ended is 'Sessions that ended there.';

create table node_port_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  fragment      text    not null,
  node_id       text    not null,
  port          text    not null,
  left_by       bigint  not null,
  constraint node_port_1_pk primary key (tenant, graph_id, graph_version, origin, fragment, node_id, port)
) with (fillfactor = 80);
comment on table node_port_1 is 'How often each node was left by each of its ports.';

create table node_time_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  fragment      text    not null,
  node_id       text    not null,
  bucket        integer not null,
  visits        bigint  not null,
  constraint node_time_1_pk primary key (tenant, graph_id, graph_version, origin, fragment, node_id, bucket)
) with (fillfactor = 80);
comment on table node_time_1 is 'How long visits of each node took, from entering to leaving it.';
comment on column node_time_1.bucket is '0: below 1 ms; b: from 2^((b-1)/4) ms to below 2^(b/4) ms.';

create table node_traffic_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint node_traffic_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table node_traffic_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('node_traffic', 1);
