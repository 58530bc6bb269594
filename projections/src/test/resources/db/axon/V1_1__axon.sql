-- The tables that come with the event store, as far as the projections need them.
create table token_entry (
  processor_name text    not null,
  segment        integer not null,
  token          bytea,
  token_type     text,
  time_stamp     text,
  owner          text,
  primary key (processor_name, segment)
);

create table dead_letter_entry (
  dead_letter_id       text   primary key,
  processing_group     text   not null,
  sequence_identifier  text   not null,
  sequence_index       bigint not null,
  message_type         text   not null,
  event_identifier     text   not null,
  time_stamp           text   not null,
  payload_type         text   not null,
  payload_revision     text,
  payload              bytea  not null,
  metadata             bytea,
  aggregate_type       text,
  aggregate_id         text,
  sequence_number      bigint,
  token_type           text,
  token                bytea,
  enqueued_at          text   not null,
  last_touched         text,
  processing_started   text,
  cause_type           text,
  cause_message        text,
  diagnostics          bytea,
  tenant               text   generated always as (split_part(coalesce(aggregate_id, sequence_identifier), '/', 1)) stored,
  constraint dead_letter_entry_sequence unique (processing_group, sequence_identifier, sequence_index)
);
