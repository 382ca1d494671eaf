-- A closing stays, unless it is undone: only the one place that does that says so, for its own transaction.
CREATE OR REPLACE FUNCTION refuse_running_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < OLD.sequence OR NEW.epoch < OLD.epoch
     OR (OLD.closed_on IS NOT NULL AND NEW.closed_on IS DISTINCT FROM OLD.closed_on
         AND NOT (NEW.closed_on IS NULL AND NEW.epoch > OLD.epoch AND coalesce(current_setting('w2.undo_closing', true), '') = 'yes'))
     OR NEW.id <> OLD.id
     OR (NEW.person_id <> OLD.person_id AND coalesce(current_setting('w2.one_person', true), '') <> 'yes') THEN
    RAISE EXCEPTION 'trajectory % cannot run back', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
