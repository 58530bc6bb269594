-- On a new database nothing has to be made again, whatever earlier migrations asked for.
do $$ begin
  if to_regclass('token_entry') is null then
    delete from read_model_rebuild;
  else
    delete from read_model_rebuild
      where not exists (select from token_entry where processor_name = read_model_rebuild.name);
  end if;
end $$;
