-- A read model never runs back. The province may change (the person moved). Whose it is changes only where two rows turn
-- out to be one person: the transaction that joins them says so by itself.
CREATE OR REPLACE FUNCTION refuse_running_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < OLD.sequence OR NEW.epoch < OLD.epoch OR (OLD.closed_on IS NOT NULL AND NEW.closed_on IS DISTINCT FROM OLD.closed_on)
     OR NEW.id <> OLD.id
     OR (NEW.person_id <> OLD.person_id AND coalesce(current_setting('w2.one_person', true), '') <> 'yes') THEN
    RAISE EXCEPTION 'trajectory % cannot run back', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
