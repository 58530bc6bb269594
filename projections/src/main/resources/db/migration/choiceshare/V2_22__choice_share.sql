create table choice_share_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  fragment      text    not null,
  node_id       text    not null,
  choice_id     text    not null,
  taken         bigint  not null,
  votes         bigint  not null,
  constraint choice_share_1_pk primary key (tenant, graph_id, graph_version, origin, fragment, node_id, choice_id)
) with (fillfactor = 80);
comment on table choice_share_1 is 'How often each choice was taken.';
comment on column choice_share_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column choice_share_1.fragment is 'Of the graph, in which the node is; empty at its top.';
comment on column choice_share_1.taken is 'By the one player who answered, or as the winner of a vote.';
comment on column choice_share_1.votes is 'Votes that were given for it where all had to answer.';

create table choice_share_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint choice_share_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table choice_share_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('choice_share', 1);
