-- Which views of the schema analytics there are, on the tables of which generation.
create table read_model_view (
  name       text    primary key references read_model on delete cascade,
  generation integer not null default 0,
  definition text    not null default '',
  views      text[]  not null default '{}'
);
comment on table read_model_view is 'What the views of each read model in the schema analytics show.';
comment on column read_model_view.generation is 'Number of the tables; 0 when the views must be made.';
comment on column read_model_view.definition is 'The statements that made them.';
comment on column read_model_view.views is 'Their names, without the schema.';

-- As before; and where views are in the way of the change, these are dropped: the next start makes
-- them again.
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
  insert into read_model_rebuild (name, generation) values (changed, live + 1)
    on conflict (name) do update
      set generation = read_model_rebuild.generation + 1,
        status = 'waiting', events = 0, failure = null, requested_at = now(), started_at = null;
end $$;
