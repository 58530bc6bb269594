create table model_usage_1 (
  tenant      text    not null,
  span        integer not null,
  quarter     integer not null,
  origin      text    not null,
  provider    text    not null,
  model       text    not null,
  calls       bigint  not null,
  tokens_in   bigint  not null,
  tokens_out  bigint  not null,
  cost_micros bigint  not null,
  constraint model_usage_1_pk primary key (tenant, span, quarter, origin, provider, model)
) with (fillfactor = 80);
comment on table model_usage_1 is 'Calls to providers of models in each span of UTC time. Spans of different lengths count the same.';
comment on column model_usage_1.tenant is 'Whose sessions asked.';
comment on column model_usage_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column model_usage_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column model_usage_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column model_usage_1.provider is 'The kind of provider; empty where none could be asked.';
comment on column model_usage_1.model is 'The model that was asked for; empty where none was.';
comment on column model_usage_1.calls is 'Calls that went out.';
comment on column model_usage_1.tokens_in is 'Tokens that were sent.';
comment on column model_usage_1.tokens_out is 'Tokens that came back.';
comment on column model_usage_1.cost_micros is 'What they cost by the prices of that time, in millionths of the currency.';

create table model_failure_1 (
  tenant      text    not null,
  span        integer not null,
  quarter     integer not null,
  origin      text    not null,
  provider    text    not null,
  model       text    not null,
  code        text    not null,
  failures    bigint  not null,
  constraint model_failure_1_pk primary key (tenant, span, quarter, origin, provider, model, code)
) with (fillfactor = 80);
comment on table model_failure_1 is 'What failed, by what went wrong; with what was refused before a call went out.';
comment on column model_failure_1.tenant is 'Whose sessions asked.';
comment on column model_failure_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column model_failure_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column model_failure_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column model_failure_1.provider is 'The kind of provider; empty where none could be asked.';
comment on column model_failure_1.model is 'The model that was asked for; empty where none was.';
comment on column model_failure_1.code is 'What went wrong.';
comment on column model_failure_1.failures is 'How often.';

create table model_latency_1 (
  tenant      text    not null,
  span        integer not null,
  quarter     integer not null,
  origin      text    not null,
  provider    text    not null,
  model       text    not null,
  bucket      integer not null,
  calls       bigint  not null,
  constraint model_latency_1_pk primary key (tenant, span, quarter, origin, provider, model, bucket)
) with (fillfactor = 80);
comment on table model_latency_1 is 'How long the calls took.';
comment on column model_latency_1.tenant is 'Whose sessions asked.';
comment on column model_latency_1.span is 'Length of the span in quarters of an hour: 1, 4, 16 or 96.';
comment on column model_latency_1.quarter is 'Begin of the span, in quarters of an hour since 1970-01-01 UTC.';
comment on column model_latency_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column model_latency_1.provider is 'The kind of provider; empty where none could be asked.';
comment on column model_latency_1.model is 'The model that was asked for; empty where none was.';
comment on column model_latency_1.bucket is 'Four to each doubling of the milliseconds, from 1; 0 is less than one.';
comment on column model_latency_1.calls is 'How many took as long.';

create table model_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint model_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table model_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('model_usage', 1);
