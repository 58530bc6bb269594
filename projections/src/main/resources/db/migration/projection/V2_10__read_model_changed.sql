-- As before, but that the parameter is not taken for the table of the same name.
create or replace function read_model_changed(read_model text, change text) returns void language plpgsql as $$
#variable_conflict use_variable
declare
  live integer;
begin
  select generation into strict live from read_model where name = read_model;
  execute replace(change, '{generation}', live::text);
  insert into read_model_rebuild (name, generation) values (read_model, live + 1)
    on conflict (name) do update
      set generation = read_model_rebuild.generation + 1,
        status = 'waiting', events = 0, failure = null, requested_at = now(), started_at = null;
end $$;
