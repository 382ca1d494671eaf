-- What lists look for in a state, as columns. With bodies that the database has parsed: a restore looks them up nowhere.
CREATE FUNCTION "first_task"(state jsonb, rules text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT open FROM jsonb_array_elements(state -> 'deadlines') AS open
  WHERE open ->> 'rule' ~ rules AND open ->> 'kind' IN ('task', 'recurring', 'count')
  ORDER BY open ->> 'dueOn', open ->> 'rule' LIMIT 1;
END;--> statement-breakpoint
CREATE FUNCTION "day_of"(day text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT make_date(substr(day, 1, 4)::integer, substr(day, 6, 2)::integer, substr(day, 9, 2)::integer);
END;--> statement-breakpoint
CREATE FUNCTION "first_due"(state jsonb, rules text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT coalesce(day_of(first_task(state, rules) ->> 'dueOn'), make_date(9999, 12, 31));
END;--> statement-breakpoint
CREATE FUNCTION "due_days"(state jsonb, whose text) RETURNS date[] LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT array_agg(day_of(open ->> 'dueOn') ORDER BY open ->> 'dueOn') FROM jsonb_array_elements(state -> 'deadlines') AS open
  WHERE open ->> 'owner' = whose AND open ->> 'kind' IN ('task', 'recurring', 'count');
END;--> statement-breakpoint
CREATE FUNCTION "experts_found"(state jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT array_agg(expert ->> 'expertId') FROM jsonb_array_elements(state -> 'experts') AS expert
  WHERE state ->> 'phase' <> 'closed' AND expert ->> 'status' = 'found' AND expert ->> 'expertId' IS NOT NULL;
END;--> statement-breakpoint
CREATE FUNCTION "at_partners"(state jsonb, phase text, partner text, partner_province text, province text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT array_agg(DISTINCT spot) FROM (
    SELECT state -> 'referral' ->> 'partner' AS who, coalesce(state -> 'referral' ->> 'province', province) AS place
    WHERE phase = 'groupTrack' OR (phase IN ('mediation', 'waiting') AND state -> 'referral' ->> 'step' IN ('asked', 'accepted'))
    UNION
    SELECT coalesce(open ->> 'partner', partner), coalesce(partner_province, province)
    FROM jsonb_array_elements(state -> 'deadlines') AS open WHERE open ->> 'rule' = 'GRP-5'
  ) AS there, LATERAL (VALUES (who || '/' || place), (who || '/')) AS spots (spot)
  WHERE phase <> 'closed' AND partner IS NOT NULL AND who IS NOT NULL;
END;--> statement-breakpoint
DROP INDEX "trajectories_by_wait";--> statement-breakpoint
DROP INDEX "deadlines_by_rule";--> statement-breakpoint
DROP INDEX "trajectories_by_phase";--> statement-breakpoint
DROP INDEX "trajectories_by_province";--> statement-breakpoint
DROP INDEX "trajectories_by_mediator";--> statement-breakpoint
DROP INDEX "trajectories_by_coach";--> statement-breakpoint
DROP INDEX "deadlines_open_by_due_on";--> statement-breakpoint
DROP INDEX "messages_by_recipient";--> statement-breakpoint
DROP INDEX "places_by_year";--> statement-breakpoint
DROP INDEX "cohort_messages_by_recipient";--> statement-breakpoint
DROP INDEX "cohorts_by_province";--> statement-breakpoint
ALTER TABLE "checked_states" ADD COLUMN "run_id" text;--> statement-breakpoint
ALTER TABLE "checked_states" ADD COLUMN "history_length" integer;--> statement-breakpoint
ALTER TABLE "trajectories"
  ADD COLUMN "referral_id" text GENERATED ALWAYS AS (state -> 'referral' ->> 'id') STORED,
  ADD COLUMN "cohort_id" text GENERATED ALWAYS AS (state -> 'referral' -> 'cohort' ->> 'id') STORED,
  ADD COLUMN "coach_id" text GENERATED ALWAYS AS (state -> 'coaching' ->> 'coachId') STORED,
  ADD COLUMN "expert_ids" text[] GENERATED ALWAYS AS (experts_found(state)) STORED,
  ADD COLUMN "at_partners" text[] GENERATED ALWAYS AS (at_partners(state, phase, partner, partner_province, province)) STORED,
  ADD COLUMN "unallocated_since" text GENERATED ALWAYS AS (case when phase = 'mediation' and state -> 'referral' ->> 'step' = 'accepted' and state -> 'referral' -> 'cohort' is null then state -> 'referral' ->> 'referredOn' end) STORED,
  ADD COLUMN "partner_wait" jsonb GENERATED ALWAYS AS (first_task(state, '^(REF|WAIT|GRP|CON|CAP)-')) STORED,
  ADD COLUMN "coach_wait" jsonb GENERATED ALWAYS AS (first_task(state, '^(OUT|JC|CAP)-')) STORED,
  ADD COLUMN "others_wait" jsonb GENERATED ALWAYS AS (first_task(state, '^CAP-')) STORED,
  ADD COLUMN "operator_wait" jsonb GENERATED ALWAYS AS (first_task(state, '^(REG|INT|MED|REF|WAIT|GRP|CON|ONW|OUT|JC|CAP)-|^PLAN-(?!3$)')) STORED,
  ADD COLUMN "operator_sort_on" date GENERATED ALWAYS AS (first_due(state, '^(REG|INT|MED|REF|WAIT|GRP|CON|ONW|OUT|JC|CAP)-|^PLAN-(?!3$)')) STORED,
  ADD COLUMN "ocmw_may_know" boolean GENERATED ALWAYS AS (closed_on is null and (state -> 'consent' ->> 'ocmw')::boolean and state ->> 'eligibleOn' is not null) STORED,
  ADD COLUMN "mediator_due" date[] GENERATED ALWAYS AS (due_days(state, 'mediator')) STORED;--> statement-breakpoint
CREATE INDEX "notes_by_trajectory" ON "notes" USING btree ("trajectory_id","at");--> statement-breakpoint
CREATE INDEX "people_by_postcode" ON "people" USING btree ("postcode");--> statement-breakpoint
CREATE INDEX "trajectories_in_order_of_operators" ON "trajectories" USING btree ("operator_sort_on","id");--> statement-breakpoint
CREATE INDEX "trajectories_by_who_for_operators" ON "trajectories" USING btree ((operator_wait ->> 'owner'),"operator_sort_on","id") WHERE operator_wait is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_province_and_phase" ON "trajectories" USING btree ("province","phase","sort_on","id");--> statement-breakpoint
CREATE INDEX "trajectories_by_who" ON "trajectories" USING btree ("waiting_who","sort_on","id") WHERE waiting_who is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_rule" ON "trajectories" USING btree ("waiting_rule","sort_on","id") WHERE waiting_rule is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_partner" ON "trajectories" USING btree ("partner","sort_on","id") WHERE partner is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_task" ON "trajectories" USING btree ("task_due_on","province","partner") WHERE task_due_on is not null;--> statement-breakpoint
CREATE INDEX "trajectories_escalated" ON "trajectories" USING btree ("sort_on","id","escalation") WHERE escalation > 0;--> statement-breakpoint
CREATE INDEX "trajectories_paused" ON "trajectories" USING btree ("sort_on","id","province") WHERE paused_until is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_cohort" ON "trajectories" USING btree ("cohort_id") WHERE cohort_id is not null;--> statement-breakpoint
CREATE INDEX "trajectories_told_to_ocmw" ON "trajectories" USING btree ("person_id") WHERE ocmw_may_know;--> statement-breakpoint
CREATE INDEX "trajectories_by_expert" ON "trajectories" USING gin ("expert_ids");--> statement-breakpoint
CREATE INDEX "trajectories_by_place" ON "trajectories" USING gin ("at_partners");--> statement-breakpoint
CREATE INDEX "trajectories_unallocated" ON "trajectories" USING btree ("unallocated_since","id") WHERE unallocated_since is not null;--> statement-breakpoint
CREATE INDEX "trajectories_open_by_mediator" ON "trajectories" USING btree ("mediator_id","id") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "trajectories_work_ahead" ON "trajectories" USING btree ("province","mediator_id","mediator_due") WHERE mediator_due is not null;--> statement-breakpoint
CREATE INDEX "trajectories_open" ON "trajectories" USING btree ("id") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "deadlines_open_by_trajectory" ON "deadlines" USING btree ("trajectory_id","due_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "deadlines_open_by_rule" ON "deadlines" USING btree ("rule","due_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "deadlines_open_by_owner" ON "deadlines" USING btree ("owner","due_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "deadlines_on_the_ladder" ON "deadlines" USING btree ("due_on") WHERE status = 'open' and reached is not null;--> statement-breakpoint
CREATE INDEX "messages_in_order" ON "messages" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "messages_by_role" ON "messages" USING btree ("recipient_role","at","id");--> statement-breakpoint
CREATE INDEX "messages_by_deadline" ON "messages" USING btree ("trajectory_id","deadline_id");--> statement-breakpoint
CREATE INDEX "inscriptions_by_insz" ON "inscriptions" USING btree ("insz") WHERE insz is not null;--> statement-breakpoint
CREATE INDEX "inscriptions_owed" ON "inscriptions" USING btree ("trajectory_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "letters_in_order" ON "letters" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "letters_by_addressee" ON "letters" USING btree ("to","at","id");--> statement-breakpoint
CREATE INDEX "letters_by_actor" ON "letters" USING btree ("actor_id","at","id") WHERE actor_id is not null;--> statement-breakpoint
CREATE INDEX "ocmw_links_in_order" ON "ocmw_links" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "ocmw_links_by_nis" ON "ocmw_links" USING btree ("nis","made_at");--> statement-breakpoint
CREATE INDEX "places_waiting" ON "places" USING btree ("trajectory_id") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "digests_in_order" ON "digests" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "digests_by_staff" ON "digests" USING btree ("staff_id","at","id");--> statement-breakpoint
CREATE INDEX "cohort_messages_in_order" ON "cohort_messages" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "cohort_messages_by_role" ON "cohort_messages" USING btree ("recipient_role","at","id");--> statement-breakpoint
CREATE INDEX "cohort_messages_by_cohort" ON "cohort_messages" USING btree ("cohort_id","at","id");--> statement-breakpoint
CREATE INDEX "cohort_sessions_to_come" ON "cohort_sessions" USING btree ("cohort_id","day") WHERE status in ('planned', 'asked');--> statement-breakpoint
CREATE INDEX "cohorts_in_order" ON "cohorts" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "cohorts_by_partner" ON "cohorts" USING btree ("partner","starts_on","id");--> statement-breakpoint
CREATE INDEX "cohorts_open" ON "cohorts" USING btree ("phase","starts_on") WHERE phase <> 'ended';--> statement-breakpoint
CREATE INDEX "prospects_by_postcode" ON "prospects" USING btree ("postcode") WHERE trajectory_id is null and insz not like 'erased:%';--> statement-breakpoint
CREATE INDEX "prospects_to_contact" ON "prospects" USING btree ("last_on","line") WHERE trajectory_id is null and insz not like 'erased:%';--> statement-breakpoint
CREATE INDEX "broken_glass_in_order" ON "broken_glass" USING btree ("at","id") WHERE told_id is not null;--> statement-breakpoint
CREATE INDEX "broken_glass_by_told" ON "broken_glass" USING btree ("told_id","at","id");--> statement-breakpoint
CREATE INDEX "trajectories_by_phase" ON "trajectories" USING btree ("phase","sort_on","id");--> statement-breakpoint
CREATE INDEX "trajectories_by_province" ON "trajectories" USING btree ("province","sort_on","id");--> statement-breakpoint
CREATE INDEX "trajectories_by_mediator" ON "trajectories" USING btree ("mediator_id","sort_on","id");--> statement-breakpoint
CREATE INDEX "trajectories_by_coach" ON "trajectories" USING btree ("coach_id") WHERE coach_id is not null;--> statement-breakpoint
CREATE INDEX "deadlines_open_by_due_on" ON "deadlines" USING btree ("due_on","trajectory_id","deadline_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "messages_by_recipient" ON "messages" USING btree ("recipient_id","at","id");--> statement-breakpoint
CREATE INDEX "places_by_year" ON "places" USING btree ("year","province","status");--> statement-breakpoint
CREATE INDEX "cohort_messages_by_recipient" ON "cohort_messages" USING btree ("recipient_id","at","id");--> statement-breakpoint
CREATE INDEX "cohorts_by_province" ON "cohorts" USING btree ("province","starts_on","id");--> statement-breakpoint
-- Room on each page for the next version of a row, so that a command that changes no column of an index writes to none.
ALTER TABLE "trajectories" SET (fillfactor = 85);--> statement-breakpoint
ALTER TABLE "deadlines" SET (fillfactor = 90);
