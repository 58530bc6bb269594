-- Tools that are calls over HTTP: the definition as JSON without the values of secret headers, and
-- those values sealed.
create table custom_tool (
  tenant     text not null,
  name       text not null,
  definition text not null,
  secrets    text,
  primary key (tenant, name)
);
