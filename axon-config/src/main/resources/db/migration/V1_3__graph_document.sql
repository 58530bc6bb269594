-- Graph documents as they were uploaded, gzip, each stored once per tenant and content hash.
create table graph_document (
  tenant       text  not null,
  content_hash text  not null,
  document     bytea not null,
  primary key (tenant, content_hash)
);
alter table graph_document alter column document set storage external;
