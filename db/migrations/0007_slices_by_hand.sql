-- Who decided about places, and why, stays: as with events, a row is never changed and never removed.
CREATE TRIGGER offers_out_of_order_append_only BEFORE UPDATE OR DELETE ON offers_out_of_order FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER quota_changes_append_only BEFORE UPDATE OR DELETE ON quota_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
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
