-- Configured model providers. api_key is sealed: AES-GCM under a key derived from the master key.
create table model_config (
  tenant       text        not null,
  config_id    text        not null,
  name         text        not null,
  provider     text        not null,
  api_url      text,
  api_key      text,
  api_key_hint text,
  model        text        not null,
  enabled      boolean     not null,
  weight       integer     not null,
  metadata     jsonb       not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (tenant, config_id),
  unique (tenant, name)
);

-- How requests are spread over them: members are balanced by weight, failover is a chain of ids.
create table model_route (
  tenant     text        not null,
  route_id   text        not null,
  name       text        not null,
  members    jsonb       not null,
  failover   jsonb       not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant, route_id),
  unique (tenant, name)
);
