create table incident_log_1 (
  tenant        text        not null,
  session_id    uuid        not null,
  sequence      bigint      not null,
  graph_id      text        not null,
  graph_version integer     not null,
  frame         text        not null,
  node_id       text,
  code          text        not null,
  message       text        not null,
  raised_at     timestamptz not null,
  resolved_at   timestamptz,
  action        text,
  port          text,
  actor         text,
  constraint incident_log_1_pk primary key (tenant, session_id, sequence)
);
comment on table incident_log_1 is 'One row per incident: what stopped a session, and what became of it.';
comment on column incident_log_1.sequence is 'Of the event that raised it, or with which a fork took it over.';
create index incident_log_1_raised on incident_log_1 (tenant, raised_at desc, session_id desc, sequence desc);
create index incident_log_1_graph on incident_log_1 (tenant, graph_id, raised_at desc, session_id desc, sequence desc);
create index incident_log_1_code on incident_log_1 (tenant, code, raised_at desc, session_id desc, sequence desc);
create index incident_log_1_open on incident_log_1 (tenant, raised_at desc, session_id desc, sequence desc)
  where resolved_at is null;
create index incident_log_1_standing on incident_log_1 (tenant, session_id) where resolved_at is null;

create table incident_graph_1 (
  tenant        text    not null,
  session_id    uuid    not null,
  graph_id      text    not null,
  graph_version integer not null,
  constraint incident_graph_1_pk primary key (tenant, session_id)
);
comment on table incident_graph_1 is 'Which graph each session plays, so that an incident can be told of it.';

insert into read_model (name, generation) values ('incident_log', 1);
