-- Appends what was decided together and writes what follows from it, in one call: it is on the path of every command, and
-- here its statements are planned once per connection. `batch` is the JSON that db/write.ts makes:
--   { trajectoryId, epoch, events, effects, deadlines, lookups, placesAccepted, columns (of trajectories; null: just inserted) }
CREATE OR REPLACE FUNCTION write_batch(batch jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  this text := batch ->> 'trajectoryId';
BEGIN
  IF jsonb_typeof(batch -> 'columns') = 'object' THEN
    UPDATE trajectories AS old
    SET province = new."province", mediator_id = new."mediatorId", partner = coalesce(new."partner", old.partner), phase = new."phase", phase_since = new."phaseSince",
        waiting_rule = new."waitingRule", waiting_who = new."waitingWho", waiting_until = new."waitingUntil", task_due_on = new."taskDueOn",
        next_on = new."nextOn", escalation = new."escalation", paused_until = new."pausedUntil",
        paused_on = new."pausedOn", paused_days = new."pausedDays", paused_days_in_step = new."pausedDaysInStep", rule_version = new."ruleVersion",
        sequence = new."sequence", epoch = (batch -> 'epoch')::integer, state = new."state", closed_on = new."closedOn",
        close_reason = new."closeReason", last_at = new."lastAt"
    FROM jsonb_to_record(batch -> 'columns') AS new (
      "province" text, "pausedOn" date, "pausedDays" integer, "pausedDaysInStep" integer, "mediatorId" text, "partner" text, "phase" text, "phaseSince" date, "waitingRule" text, "waitingWho" text, "waitingUntil" date,
      "taskDueOn" date, "nextOn" date, "escalation" smallint, "pausedUntil" date, "ruleVersion" text, "sequence" integer, "state" jsonb,
      "closedOn" date, "closeReason" text, "lastAt" timestamptz)
    WHERE old.id = this;
  END IF;

  INSERT INTO trajectory_events (trajectory_id, sequence, type, on_date, at, by, note_id, body, epoch)
  SELECT this, (event -> 'sequence')::integer, event ->> 'type', (event ->> 'on')::date, (event ->> 'at')::timestamptz, event -> 'by',
         event ->> 'noteId', event, (batch -> 'epoch')::integer
  FROM jsonb_array_elements(batch -> 'events') AS event;

  IF jsonb_array_length(batch -> 'deadlines') > 0 THEN
    INSERT INTO deadlines (trajectory_id, deadline_id, rule, rule_version, kind, owner, pauses, about, from_on, due_on, steps, next_rung,
                           next_on, reached, status, times_moved, closed_on)
    SELECT this, "deadlineId", "rule", "ruleVersion", "kind", "owner", "pauses", "about", "fromOn", "dueOn", "steps", "nextRung",
           "nextOn", "reached", "status", "timesMoved", "closedOn"
    FROM jsonb_to_recordset(batch -> 'deadlines') AS new (
      "deadlineId" text, "rule" text, "ruleVersion" text, "kind" text, "owner" text, "pauses" boolean, "about" text, "fromOn" date,
      "dueOn" date, "steps" jsonb, "nextRung" text, "nextOn" date, "reached" text, "status" text, "timesMoved" integer, "closedOn" date)
    ON CONFLICT (trajectory_id, deadline_id) DO UPDATE
    SET due_on = excluded.due_on, rule_version = excluded.rule_version, steps = excluded.steps, next_rung = excluded.next_rung, next_on = excluded.next_on,
        reached = excluded.reached, status = excluded.status, times_moved = deadlines.times_moved + excluded.times_moved,
        closed_on = excluded.closed_on;
  END IF;

  IF jsonb_array_length(batch -> 'lookups') > 0 THEN
    INSERT INTO lookups (trajectory_id, lookup_id, system, first_asked_on, attempts, status, answer, since, certainty, answered_on)
    SELECT this, "lookupId", "system", "firstAskedOn", "attempts", "status", "answer", "since", "certainty", "answeredOn"
    FROM jsonb_to_recordset(batch -> 'lookups') AS new (
      "lookupId" text, "system" text, "firstAskedOn" date, "attempts" integer, "status" text, "answer" text, "since" date,
      "certainty" text, "answeredOn" date)
    ON CONFLICT (trajectory_id, lookup_id) DO UPDATE
    SET attempts = excluded.attempts, status = excluded.status, answer = excluded.answer, since = excluded.since,
        certainty = excluded.certainty, answered_on = excluded.answered_on;
  END IF;

  -- Effects of a batch that is recorded again are there already, perhaps done.
  IF jsonb_array_length(batch -> 'effects') > 0 THEN
    INSERT INTO effects (trajectory_id, key, lane, kind, body)
    SELECT this, effect ->> 'key', effect ->> 'lane', effect ->> 'kind', effect
    FROM jsonb_array_elements(batch -> 'effects') AS effect
    ON CONFLICT DO NOTHING;
  END IF;

  IF jsonb_array_length(batch -> 'placesAccepted') > 0 THEN
    UPDATE places SET status = 'granted'
    WHERE trajectory_id = this AND status = 'offered' AND referral_id IN (SELECT jsonb_array_elements_text(batch -> 'placesAccepted'));
  END IF;
END $$;
--> statement-breakpoint
-- What was disclosed stays on record: only the end of an attempt is added, once, and nothing is ever removed.
CREATE FUNCTION refuse_disclosure_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.outcome = 'asked'
     AND (to_jsonb(NEW) - ARRAY['outcome', 'code', 'received']) = (to_jsonb(OLD) - ARRAY['outcome', 'code', 'received']) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a disclosure is never changed' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER disclosures_append_only BEFORE UPDATE OR DELETE ON disclosures FOR EACH ROW EXECUTE FUNCTION refuse_disclosure_change();
--> statement-breakpoint
CREATE TRIGGER disclosures_never_emptied BEFORE TRUNCATE ON disclosures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
