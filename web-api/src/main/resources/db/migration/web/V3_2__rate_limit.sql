-- Who asked within the last minute, and when as much may be asked again as if nothing had been. Not logged: after a
-- crash nobody has asked yet.
create unlogged table rate_limit (
  name    text        primary key,
  free_at timestamptz not null
);
comment on table rate_limit is 'What tenants and sessions have asked for lately.';
