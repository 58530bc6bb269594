-- Requests that came with an Idempotency-Key: claimed before they are done, answered afterwards.
create table idempotency_key (
  tenant     text        not null,
  endpoint   text        not null,
  key        text        not null,
  digest     text        not null,
  reserved   text        not null,
  status     integer,
  answer     text,
  created_at timestamptz not null default now(),
  primary key (tenant, endpoint, key)
);

create index idempotency_key_created_at on idempotency_key (created_at);
