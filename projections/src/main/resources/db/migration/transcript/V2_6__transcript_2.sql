-- What happens to a session as a whole belongs to no node: saved, restored, suspended, resumed,
-- abandoned, forked. Read from the log once more.
create table transcript_2 (
  tenant      text        not null,
  session_id  uuid        not null,
  sequence    bigint      not null,
  kind        text        not null,
  node_id     text,
  speaker     text,
  player      text,
  shown_to    text[],
  text        text,
  details     jsonb,
  at          timestamptz not null,
  constraint transcript_2_pk primary key (tenant, session_id, sequence)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);
comment on table transcript_2 is 'What the players of a session saw and did, in order.';

update read_model set generation = 2, switched_at = now() where name = 'transcript';

-- The first generation, its position and what was parked are of no use any more.
drop table transcript_1;
do $$
begin
  if to_regclass('token_entry') is not null then
    delete from token_entry where processor_name = 'transcript_1';
    delete from dead_letter_entry where processing_group = 'transcript_1';
  end if;
end $$;
