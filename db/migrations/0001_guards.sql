-- What happened stays: events are appended, never changed and never removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER trajectory_events_append_only BEFORE UPDATE OR DELETE ON trajectory_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER trajectory_events_never_emptied BEFORE TRUNCATE ON trajectory_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A read model never runs back: a second writer with an older state is stopped here at the latest.
CREATE FUNCTION refuse_running_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < OLD.sequence OR NEW.epoch < OLD.epoch OR (OLD.closed_on IS NOT NULL AND NEW.closed_on IS DISTINCT FROM OLD.closed_on)
     OR NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.province <> OLD.province THEN
    RAISE EXCEPTION 'trajectory % cannot run back', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER trajectories_never_run_back BEFORE UPDATE ON trajectories FOR EACH ROW EXECUTE FUNCTION refuse_running_back();
--> statement-breakpoint
INSERT INTO clock (id, offset_ms) VALUES (1, 0);
