-- An event processor and its dead letters bear the name of their read model in every generation:
-- a rebuild hands its tables over to the processor that is running.
do $$
begin
  if to_regclass('token_entry') is not null then
    update token_entry set processor_name = name from read_model
      where processor_name = name || '_' || generation;
    update dead_letter_entry set processing_group = name from read_model
      where processing_group = name || '_' || generation;
  end if;
end $$;
