-- Transcripts can be searched, and know what their sessions play: read from the log once more.
select read_model_changed('transcript', $$
  alter table transcript_{generation} add column words tsvector
    constraint words_of_text check (text is not null or words is null);
  comment on column transcript_{generation}.words is
    'What the text is found by. Who takes the text away takes this away too.';
  create index transcript_{generation}_words on transcript_{generation} using gin (words)
    with (gin_pending_list_limit = 512) where words is not null;
  create index transcript_{generation}_latest
    on transcript_{generation} (tenant, at desc, session_id desc, sequence desc)
    where words is not null;

  create table transcript_session_{generation} (
    tenant        text    not null,
    session_id    uuid    not null,
    graph_id      text    not null,
    graph_version integer not null,
    origin        text    not null,
    constraint transcript_session_{generation}_pk primary key (tenant, session_id)
  );
  comment on table transcript_session_{generation} is 'What the session of a transcript plays.';
  comment on column transcript_session_{generation}.origin is 'play, fork or debug.';
  create index transcript_session_{generation}_graph
    on transcript_session_{generation} (tenant, graph_id, graph_version, origin)
$$);
