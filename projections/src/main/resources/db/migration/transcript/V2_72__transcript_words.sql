-- New words are noted at the end of the index and sorted in by the server, not by who writes rows.
do $$
begin
  execute format('alter index if exists transcript_%s_words set (gin_pending_list_limit = 16384)',
    (select generation from read_model where name = 'transcript'));
end $$;
