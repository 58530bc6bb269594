-- Read models that are being made again beside the live tables, or failed to be.
create table read_model_rebuild (
  name         text        primary key references read_model,
  generation   integer     not null,
  status       text        not null default 'waiting',
  events       bigint      not null default 0,
  failure      text,
  requested_at timestamptz not null default now(),
  started_at   timestamptz
);
comment on table read_model_rebuild is 'Read models that are being made again beside the live tables.';
comment on column read_model_rebuild.generation is 'Number of the tables that are filled.';
comment on column read_model_rebuild.status is 'waiting, reading, indexing or failed';
comment on column read_model_rebuild.events is 'How many events were taken in.';

-- For migrations: changes the live tables of a read model, {generation} in the change standing for
-- their number, and has them made again at the next start.
create function read_model_changed(changed text, change text) returns void language plpgsql as $$
declare
  live integer;
begin
  select generation into strict live from read_model where name = changed;
  if change is not null then
    execute replace(change, '{generation}', live::text);
  end if;
  insert into read_model_rebuild (name, generation) values (changed, live + 1)
    on conflict (name) do update
      set generation = read_model_rebuild.generation + 1,
        status = 'waiting', events = 0, failure = null, requested_at = now(), started_at = null;
end $$;
