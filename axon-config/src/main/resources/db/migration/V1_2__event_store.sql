-- Events. Order of tracking: (transaction_id, global_index), read only below pg_snapshot_xmin,
-- so that no transaction that commits late is ever skipped.
create sequence event_index as bigint cache 32;

create table event_entry (
  aggregate_id     text        not null,
  sequence_number  bigint      not null,
  tenant           text        not null,
  aggregate_type   text        not null,
  payload_type     text        not null,
  payload_revision smallint    not null,
  time_stamp       timestamptz not null,
  payload          bytea       not null,
  metadata         bytea       not null,
  hash             bytea       not null,
  transaction_id   xid8        not null default pg_current_xact_id(),
  global_index     bigint      not null default nextval('event_index'),
  constraint event_entry_pk primary key (aggregate_id, sequence_number),
  constraint event_entry_order unique (transaction_id, global_index)
) with (
  -- rows are never updated: vacuum only to freeze and to keep the visibility map
  autovacuum_vacuum_insert_scale_factor = 0.05,
  autovacuum_analyze_scale_factor = 0.05
);
alter sequence event_index owned by event_entry.global_index;
alter table event_entry alter column hash set storage plain;

-- Faster compression where the server was built with it.
do $$
begin
  alter table event_entry alter column payload set compression lz4;
exception when feature_not_supported then
  null;
end
$$;

-- The newest snapshot of an aggregate: a cache, safe to truncate.
create table snapshot_entry (
  aggregate_id     text        primary key,
  sequence_number  bigint      not null,
  tenant           text        not null,
  aggregate_type   text        not null,
  payload_type     text        not null,
  payload_revision smallint    not null,
  time_stamp       timestamptz not null,
  payload          bytea       not null,
  metadata         bytea       not null
);

-- Positions of the event processors; rewritten with every batch.
create table token_entry (
  processor_name text    not null,
  segment        integer not null,
  token          bytea,
  token_type     text,
  time_stamp     text,
  owner          text,
  primary key (processor_name, segment)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Events a projection could not handle, parked with those of the same aggregate that follow.
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
