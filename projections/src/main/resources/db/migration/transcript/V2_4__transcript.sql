create table transcript_1 (
  tenant      text        not null,
  session_id  uuid        not null,
  sequence    bigint      not null,
  kind        text        not null,
  node_id     text        not null,
  speaker     text,
  player      text,
  shown_to    text[],
  text        text,
  details     jsonb,
  at          timestamptz not null,
  constraint transcript_1_pk primary key (tenant, session_id, sequence)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);
comment on table transcript_1 is 'What the players of a session saw and did, in order.';

insert into read_model (name, generation) values ('transcript', 1);
