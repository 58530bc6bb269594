-- What is to be done later or outside: effects and deadlines of sessions, kept by db-scheduler.
-- task_instance is `<tenant>/session/<id>/<wait id>`, for effects with `/<attempt>`.
create table scheduled_task (
  task_name            text        not null,
  task_instance        text        not null,
  tenant               text        not null generated always as (split_part(task_instance, '/', 1)) stored,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index scheduled_task_due on scheduled_task (execution_time) where not picked;
create index scheduled_task_heartbeat on scheduled_task (last_heartbeat) where picked;
