-- States of sessions in their past: a cache, safe to truncate. A row of an older revision than the
-- server's is thrown away when it is met.
create table session_checkpoint (
  aggregate_id    text     not null,
  sequence_number bigint   not null,
  tenant          text     not null,
  revision        smallint not null,
  payload         bytea    not null,
  primary key (aggregate_id, sequence_number)
);

-- Faster compression where the server was built with it.
do $$
begin
  alter table session_checkpoint alter column payload set compression lz4;
exception when feature_not_supported then
  null;
end
$$;
