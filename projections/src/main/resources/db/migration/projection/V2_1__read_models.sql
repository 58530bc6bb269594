-- Which generation of each read model answers queries. A rebuild fills the tables of the next
-- generation beside the live ones and then switches here.
create table read_model (
  name        text        primary key,
  generation  integer     not null,
  switched_at timestamptz not null default now()
);
comment on table read_model is 'The live generation of each read model; its tables end in that number.';
