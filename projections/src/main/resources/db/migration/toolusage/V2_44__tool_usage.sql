create table tool_usage_1 (
  tenant      text    not null,
  span        integer not null,
  quarter     integer not null,
  origin      text    not null,
  tool        text    not null,
  calls       bigint  not null,
  constraint tool_usage_1_pk primary key (tenant, span, quarter, origin, tool)
) with (fillfactor = 80);
comment on table tool_usage_1 is 'Calls of custom tools in each span of UTC time. Spans of different lengths count the same.';
comment on column tool_usage_1.tenant is 'Whose sessions asked.';
comment on column tool_usage_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column tool_usage_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column tool_usage_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column tool_usage_1.tool is 'Name of the tool.';
comment on column tool_usage_1.calls is 'Calls that went out.';

create table tool_failure_1 (
  tenant      text    not null,
  span        integer not null,
  quarter     integer not null,
  origin      text    not null,
  tool        text    not null,
  code        text    not null,
  failures    bigint  not null,
  constraint tool_failure_1_pk primary key (tenant, span, quarter, origin, tool, code)
) with (fillfactor = 80);
comment on table tool_failure_1 is 'What failed, by what went wrong; with what was refused before a call went out.';
comment on column tool_failure_1.tenant is 'Whose sessions asked.';
comment on column tool_failure_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column tool_failure_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column tool_failure_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column tool_failure_1.tool is 'Name of the tool.';
comment on column tool_failure_1.code is 'What went wrong.';
comment on column tool_failure_1.failures is 'How often.';

create table tool_latency_1 (
  tenant      text    not null,
  span        integer not null,
  quarter     integer not null,
  origin      text    not null,
  tool        text    not null,
  bucket      integer not null,
  calls       bigint  not null,
  constraint tool_latency_1_pk primary key (tenant, span, quarter, origin, tool, bucket)
) with (fillfactor = 80);
comment on table tool_latency_1 is 'How long the calls took.';
comment on column tool_latency_1.tenant is 'Whose sessions asked.';
comment on column tool_latency_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column tool_latency_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column tool_latency_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column tool_latency_1.tool is 'Name of the tool.';
comment on column tool_latency_1.bucket is 'Four to each doubling of the milliseconds, from 1; 0 is less than one.';
comment on column tool_latency_1.calls is 'How many took as long.';

create table tool_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint tool_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table tool_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('tool_usage', 1);
