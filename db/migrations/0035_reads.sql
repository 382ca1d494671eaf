-- What a list shows and is put in order by, beside the state. With a body that the database has parsed: a restore looks it up nowhere.
CREATE FUNCTION "steps_of"(state jsonb, rule text, due date) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT open -> 'steps' FROM jsonb_array_elements(state -> 'deadlines') AS open
  WHERE open ->> 'rule' = rule AND day_of(open ->> 'dueOn') = due LIMIT 1;
END;--> statement-breakpoint
DROP INDEX "trajectories_by_who";--> statement-breakpoint
DROP INDEX "trajectories_by_rule";--> statement-breakpoint
DROP INDEX "trajectories_by_partner";--> statement-breakpoint
DROP INDEX "trajectories_told_to_ocmw";--> statement-breakpoint
DROP INDEX "deadlines_open_by_rule";--> statement-breakpoint
DROP INDEX "deadlines_open_by_owner";--> statement-breakpoint
ALTER TABLE "views" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "trajectories"
  ADD COLUMN "partner_sort_on" date GENERATED ALWAYS AS (first_due(state, '^(REF|WAIT|GRP|CON|CAP)-')) STORED,
  ADD COLUMN "others_sort_on" date GENERATED ALWAYS AS (first_due(state, '^CAP-')) STORED,
  ADD COLUMN "ahead" jsonb GENERATED ALWAYS AS (steps_of(state, waiting_rule, waiting_until)) STORED;--> statement-breakpoint
ALTER TABLE "views" ADD COLUMN "trajectory_ids" text[];--> statement-breakpoint
CREATE INDEX "views_by_list" ON "views" USING gin ("trajectory_ids") WITH (gin_pending_list_limit=512);--> statement-breakpoint
CREATE INDEX "trajectories_by_who" ON "trajectories" USING btree ("waiting_who","sort_on","id","province") WHERE waiting_who is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_rule" ON "trajectories" USING btree ("waiting_rule","sort_on","id","province") WHERE waiting_rule is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_partner" ON "trajectories" USING btree ("partner","sort_on","id","province") WHERE partner is not null;--> statement-breakpoint
CREATE INDEX "trajectories_told_to_ocmw" ON "trajectories" USING btree ("person_id","others_sort_on","id") WHERE ocmw_may_know;--> statement-breakpoint
CREATE INDEX "deadlines_open_by_rule" ON "deadlines" USING btree ("rule","due_on","trajectory_id","deadline_id") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "deadlines_open_by_owner" ON "deadlines" USING btree ("owner","due_on","trajectory_id","deadline_id") WHERE status = 'open';--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_list" CHECK (num_nulls("views"."person_id", "views"."trajectory_ids") = 1 and num_nulls("views"."trajectory_id", "views"."trajectory_ids") >= 1);