-- As before; and where no event was taken in yet, nothing has to be made again.
create or replace function read_model_changed(changed text, change text) returns void language plpgsql as $$
declare
  live integer;
  made text;
begin
  select generation into strict live from read_model where name = changed;
  if change is not null then
    begin
      execute replace(change, '{generation}', live::text);
    exception when dependent_objects_still_exist or feature_not_supported then
      for made in select unnest(views) from read_model_view where name = changed loop
        execute format('drop view if exists analytics.%I', made);
      end loop;
      update read_model_view set generation = 0 where name = changed;
      execute replace(change, '{generation}', live::text);
    end;
  end if;
  if to_regclass('token_entry') is null then
    return;
  end if;
  if not exists (select from token_entry where processor_name = changed) then
    return;
  end if;
  insert into read_model_rebuild (name, generation) values (changed, live + 1)
    on conflict (name) do update
      set generation = read_model_rebuild.generation + 1,
        status = 'waiting', events = 0, failure = null, requested_at = now(), started_at = null;
end $$;
