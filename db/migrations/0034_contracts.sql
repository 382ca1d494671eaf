ALTER TABLE "figure_lives" ADD COLUMN "joined_on" date;--> statement-breakpoint
ALTER TABLE "figure_lives" ADD COLUMN "joined_change_id" bigint;--> statement-breakpoint
-- A day has twenty-four hours in all contracts together. The doors let one in after the other; what they cannot see, since it
-- was taken while nobody answered, ends here: a record that would pass them is refused, and its month waits for an operator.
CREATE FUNCTION refuse_day_too_long() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('hours of ' || NEW.staff_id || ' on ' || NEW.day::text || ' recorded', 0));
  IF NEW.minutes > 0 AND NEW.minutes + (
    SELECT coalesce(sum(minutes), 0) FROM hour_entries WHERE staff_id = NEW.staff_id AND day = NEW.day
  ) > 1440 THEN
    RAISE EXCEPTION 'a day has twenty-four hours' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER hour_entries_day BEFORE INSERT ON hour_entries FOR EACH ROW EXECUTE FUNCTION refuse_day_too_long();
