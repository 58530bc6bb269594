-- Why an incident was dealt with; read from the log once more.
select read_model_changed('incident_log', 'alter table incident_log_{generation} add column reason text');
