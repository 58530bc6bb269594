create table dice_total_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  notation      text    not null,
  total         bigint  not null,
  rolls         bigint  not null,
  constraint dice_total_1_pk primary key (tenant, graph_id, graph_version, origin, notation, total)
) with (fillfactor = 80);
comment on table dice_total_1 is 'How often each notation came to each total, in sessions whose seed nobody chose.';
comment on column dice_total_1.tenant is 'Whose sessions they are.';
comment on column dice_total_1.graph_id is 'The graph that the sessions play.';
comment on column dice_total_1.graph_version is 'The version that they played as the dice fell.';
comment on column dice_total_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column dice_total_1.notation is 'As it was rolled, its templates filled in.';
comment on column dice_total_1.total is 'What it came to.';
comment on column dice_total_1.rolls is 'How often.';

create table dice_face_1 (
  tenant        text    not null,
  graph_id      text    not null,
  graph_version integer not null,
  origin        text    not null,
  sides         integer not null,
  face          integer not null,
  draws         bigint  not null,
  constraint dice_face_1_pk primary key (tenant, graph_id, graph_version, origin, sides, face)
) with (fillfactor = 80);
comment on table dice_face_1 is 'How often each face was drawn of the dice of each size, whatever became of it.';
comment on column dice_face_1.tenant is 'Whose sessions they are.';
comment on column dice_face_1.graph_id is 'The graph that the sessions play.';
comment on column dice_face_1.graph_version is 'The version that they played as the dice fell.';
comment on column dice_face_1.origin is 'Why the sessions were played: play, fork or debug.';
comment on column dice_face_1.sides is 'Size of the die.';
comment on column dice_face_1.face is 'From 1; of more than 1000 sides, in which of 1000 parts of its faces it lies.';
comment on column dice_face_1.draws is 'How often.';

create table dice_session_1 (
  tenant     text not null,
  session_id uuid not null,
  state      text not null,
  constraint dice_session_1_pk primary key (tenant, session_id)
) with (fillfactor = 80);
comment on table dice_session_1 is 'What is remembered of each session that goes on, as JSON.';

insert into read_model (name, generation) values ('dice_fairness', 1);
