CREATE SEQUENCE "public"."trajectory_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "public"."queue_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('vdab', 'partner', 'gob'))
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"province" text,
	"name" text NOT NULL,
	"email" text NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_role" CHECK ("staff"."role" in ('mediator', 'teamLead', 'programmeCoordinator', 'groupWorker', 'partnerCoordinator', 'jobCoach')),
	CONSTRAINT "staff_province" CHECK ("staff"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'))
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" text PRIMARY KEY NOT NULL,
	"trajectory_id" text NOT NULL,
	"author_role" text NOT NULL,
	"author_id" text,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notes_trajectory" CHECK ("notes"."trajectory_id" ~ '^T-[0-9]{6,9}$'),
	CONSTRAINT "notes_text" CHECK (length("notes"."text") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"insz" text NOT NULL,
	"last_name" text NOT NULL,
	"first_name" text NOT NULL,
	"sex" text,
	"birth_date" date,
	"street" text NOT NULL,
	"house_number" text NOT NULL,
	"postcode" text NOT NULL,
	"municipality" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"education" text NOT NULL,
	"origin" text NOT NULL,
	CONSTRAINT "people_insz_unique" UNIQUE("insz"),
	CONSTRAINT "people_insz" CHECK ("people"."insz" ~ '^[0-9]{11}$' or "people"."insz" = 'erased:' || "people"."id"::text),
	CONSTRAINT "people_sex" CHECK ("people"."sex" in ('M', 'V', 'X')),
	CONSTRAINT "people_education" CHECK ("people"."education" in ('low', 'middle', 'high', 'unknown')),
	CONSTRAINT "people_origin" CHECK ("people"."origin" in ('belgian', 'eu', 'nonEu', 'unknown')),
	CONSTRAINT "people_erased" CHECK (("people"."insz" like 'erased:%') = ("people"."birth_date" is null)),
	CONSTRAINT "people_postcode" CHECK ("people"."postcode" ~ '^[0-9]{4}$' or "people"."birth_date" is null)
);
--> statement-breakpoint
CREATE TABLE "lookups" (
	"trajectory_id" text NOT NULL,
	"lookup_id" text NOT NULL,
	"system" text NOT NULL,
	"first_asked_on" date NOT NULL,
	"attempts" integer NOT NULL,
	"status" text NOT NULL,
	"answer" text,
	"since" date,
	CONSTRAINT "lookups_trajectory_id_lookup_id_pk" PRIMARY KEY("trajectory_id","lookup_id"),
	CONSTRAINT "lookups_system" CHECK ("lookups"."system" in ('ocmw', 'riziv', 'employment')),
	CONSTRAINT "lookups_status" CHECK ("lookups"."status" in ('asked', 'toAskAgain', 'answered', 'givenUp', 'stopped')),
	CONSTRAINT "lookups_answered" CHECK (("lookups"."status" = 'answered') = ("lookups"."answer" is not null)),
	CONSTRAINT "lookups_attempts" CHECK ("lookups"."attempts" >= 1)
);
--> statement-breakpoint
CREATE TABLE "trajectories" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"dossier_number" text,
	"province" text NOT NULL,
	"source" text NOT NULL,
	"partner" text,
	"mediator_id" text,
	"phase" text NOT NULL,
	"phase_since" date NOT NULL,
	"entered_on" date NOT NULL,
	"listed_on" date,
	"waiting_rule" text,
	"waiting_who" text,
	"waiting_until" date,
	"task_due_on" date,
	"next_on" date,
	"escalation" smallint DEFAULT 0 NOT NULL,
	"paused_until" date,
	"rule_version" text NOT NULL,
	"sequence" integer NOT NULL,
	"epoch" integer NOT NULL,
	"state" jsonb NOT NULL,
	"closed_on" date,
	"close_reason" text,
	"last_at" timestamp (3) with time zone NOT NULL,
	"parked" text,
	"clock_offset_ms" bigint DEFAULT 0 NOT NULL,
	"sort_on" date GENERATED ALWAYS AS (coalesce(least(waiting_until, task_due_on), date '9999-12-31')) STORED NOT NULL,
	CONSTRAINT "trajectories_id" CHECK ("trajectories"."id" ~ '^T-[0-9]{6,9}$'),
	CONSTRAINT "trajectories_province" CHECK ("trajectories"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders')),
	CONSTRAINT "trajectories_source" CHECK ("trajectories"."source" in ('vdab', 'ocmw', 'integration', 'riziv', 'self')),
	CONSTRAINT "trajectories_partner" CHECK ("trajectories"."partner" in ('groepIntro', 'randstad')),
	CONSTRAINT "trajectories_phase" CHECK ("trajectories"."phase" in ('registration', 'intake', 'planning', 'mediation', 'waiting', 'groupTrack', 'followUp', 'jobCoaching', 'closed')),
	CONSTRAINT "trajectories_close_reason" CHECK ("trajectories"."close_reason" in ('byPerson', 'movedAway', 'deceased', 'completed', 'consentRefused', 'consentWithdrawn', 'noConsent', 'notEligible')),
	CONSTRAINT "trajectories_closed" CHECK (("trajectories"."phase" = 'closed') = ("trajectories"."closed_on" is not null) and ("trajectories"."closed_on" is null) = ("trajectories"."close_reason" is null)),
	CONSTRAINT "trajectories_closed_rests" CHECK ("trajectories"."closed_on" is null or ("trajectories"."waiting_rule" is null and "trajectories"."next_on" is null and "trajectories"."task_due_on" is null and "trajectories"."paused_until" is null and "trajectories"."escalation" = 0)),
	CONSTRAINT "trajectories_waiting" CHECK (num_nulls("trajectories"."waiting_rule", "trajectories"."waiting_who", "trajectories"."waiting_until") in (0, 3)),
	CONSTRAINT "trajectories_waiting_who" CHECK ("trajectories"."waiting_who" in ('mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system')),
	CONSTRAINT "trajectories_waiting_rule" CHECK ("trajectories"."waiting_rule" ~ '^[A-Z]+-[0-9]+(/[A-Za-z0-9]+)?$'),
	CONSTRAINT "trajectories_counts" CHECK ("trajectories"."sequence" >= 1 and "trajectories"."epoch" >= 1 and "trajectories"."escalation" between 0 and 3),
	CONSTRAINT "trajectories_state" CHECK ("trajectories"."state" ->> 'id' = "trajectories"."id" and "trajectories"."state" ->> 'phase' = "trajectories"."phase" and ("trajectories"."state" -> 'sequence')::integer = "trajectories"."sequence")
);
--> statement-breakpoint
CREATE TABLE "trajectory_events" (
	"trajectory_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"follows" integer GENERATED ALWAYS AS (nullif(sequence - 1, 0)) STORED,
	"type" text NOT NULL,
	"on_date" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"note_id" text,
	"body" jsonb NOT NULL,
	"epoch" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trajectory_events_trajectory_id_sequence_pk" PRIMARY KEY("trajectory_id","sequence"),
	CONSTRAINT "trajectory_events_sequence" CHECK ("trajectory_events"."sequence" >= 1 and ("trajectory_events"."sequence" = 1) = ("trajectory_events"."type" = 'Registered')),
	CONSTRAINT "trajectory_events_body" CHECK (("trajectory_events"."body" -> 'sequence')::integer = "trajectory_events"."sequence" and "trajectory_events"."body" ->> 'type' = "trajectory_events"."type")
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"trajectory_id" text NOT NULL,
	"deadline_id" text NOT NULL,
	"rule" text NOT NULL,
	"rule_version" text NOT NULL,
	"kind" text NOT NULL,
	"owner" text NOT NULL,
	"pauses" boolean NOT NULL,
	"about" text,
	"from_on" date NOT NULL,
	"due_on" date NOT NULL,
	"steps" jsonb NOT NULL,
	"next_rung" text,
	"next_on" date,
	"reached" text,
	"status" text DEFAULT 'open' NOT NULL,
	"times_moved" integer DEFAULT 0 NOT NULL,
	"closed_on" date,
	CONSTRAINT "deadlines_trajectory_id_deadline_id_pk" PRIMARY KEY("trajectory_id","deadline_id"),
	CONSTRAINT "deadlines_rule" CHECK ("deadlines"."rule" ~ '^[A-Z]+-[0-9]+(/[A-Za-z0-9]+)?$'),
	CONSTRAINT "deadlines_kind" CHECK ("deadlines"."kind" in ('task', 'limit', 'opening', 'recurring', 'retry')),
	CONSTRAINT "deadlines_owner" CHECK ("deadlines"."owner" in ('mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system')),
	CONSTRAINT "deadlines_status" CHECK ("deadlines"."status" in ('open', 'metInTime', 'metLate', 'fell', 'cancelled')),
	CONSTRAINT "deadlines_rungs" CHECK ("deadlines"."next_rung" in ('reminder', 'overdue', 'teamLead', 'programmeCoordinator', 'falls', 'opens', 'asksAgain') and "deadlines"."reached" in ('reminder', 'overdue', 'teamLead', 'programmeCoordinator', 'falls', 'opens', 'asksAgain')),
	CONSTRAINT "deadlines_closed" CHECK (("deadlines"."status" = 'open') = ("deadlines"."closed_on" is null)),
	CONSTRAINT "deadlines_next" CHECK (("deadlines"."next_rung" is null) = ("deadlines"."next_on" is null) and ("deadlines"."status" = 'open' or "deadlines"."next_on" is null)),
	CONSTRAINT "deadlines_met" CHECK ("deadlines"."status" not in ('metInTime', 'metLate') or ("deadlines"."status" = 'metLate') = ("deadlines"."closed_on" > "deadlines"."due_on"))
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"trajectory_id" text NOT NULL,
	"key" text NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "effects_trajectory_id_key_pk" PRIMARY KEY("trajectory_id","key"),
	CONSTRAINT "effects_key" CHECK ("effects"."key" ~ '^[0-9]+/[0-9]+$' and "effects"."body" ->> 'key' = "effects"."key"),
	CONSTRAINT "effects_lane" CHECK ("effects"."lane" in ('mail', 'places', 'ocmw', 'riziv', 'employment')),
	CONSTRAINT "effects_kind" CHECK ("effects"."kind" in ('notify', 'askOutside', 'requestPlace', 'releasePlace')),
	CONSTRAINT "effects_status" CHECK ("effects"."status" in ('pending', 'done', 'dropped')),
	CONSTRAINT "effects_done" CHECK (("effects"."status" = 'pending') = ("effects"."done_at" is null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"trajectory_id" text NOT NULL,
	"effect_key" text NOT NULL,
	"recipient_id" text NOT NULL,
	"recipient_role" text NOT NULL,
	"about" text NOT NULL,
	"rule" text,
	"deadline_id" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "messages_once" UNIQUE("trajectory_id","effect_key","recipient_id"),
	CONSTRAINT "messages_role" CHECK ("messages"."recipient_role" in ('mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system', 'programmeCoordinator', 'jobseeker'))
);
--> statement-breakpoint
CREATE TABLE "places" (
	"trajectory_id" text NOT NULL,
	"referral_id" text NOT NULL,
	"province" text NOT NULL,
	"year" integer NOT NULL,
	"status" text NOT NULL,
	"queue_number" bigint,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"queued_at" timestamp (3) with time zone,
	"release_key" text,
	"released_to" text,
	CONSTRAINT "places_trajectory_id_referral_id_pk" PRIMARY KEY("trajectory_id","referral_id"),
	CONSTRAINT "places_queue_number_unique" UNIQUE("queue_number"),
	CONSTRAINT "places_province" CHECK ("places"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders')),
	CONSTRAINT "places_status" CHECK ("places"."status" in ('granted', 'queued', 'offered', 'released')),
	CONSTRAINT "places_queue" CHECK (("places"."queue_number" is null) = ("places"."queued_at" is null) and ("places"."status" not in ('queued', 'offered') or "places"."queue_number" is not null))
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"province" text NOT NULL,
	"year" integer NOT NULL,
	"places" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "quotas_province_year_pk" PRIMARY KEY("province","year"),
	CONSTRAINT "quotas_province" CHECK ("quotas"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders')),
	CONSTRAINT "quotas_never_exceeded" CHECK ("quotas"."taken" between 0 and "quotas"."places")
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"offset_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "clock_one_row" CHECK ("clock"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lookups" ADD CONSTRAINT "lookups_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectories" ADD CONSTRAINT "trajectories_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectories" ADD CONSTRAINT "trajectories_mediator_id_staff_id_fk" FOREIGN KEY ("mediator_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_events" ADD CONSTRAINT "trajectory_events_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory_events" ADD CONSTRAINT "trajectory_events_follow" FOREIGN KEY ("trajectory_id","follows") REFERENCES "public"."trajectory_events"("trajectory_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_recipient_id_staff_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_by_province" ON "staff" USING btree ("province","role");--> statement-breakpoint
CREATE UNIQUE INDEX "trajectories_one_open_per_person" ON "trajectories" USING btree ("person_id") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "trajectories_by_person" ON "trajectories" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "trajectories_in_order" ON "trajectories" USING btree ("sort_on","id");--> statement-breakpoint
CREATE INDEX "trajectories_by_phase" ON "trajectories" USING btree ("phase","province","sort_on");--> statement-breakpoint
CREATE INDEX "trajectories_by_province" ON "trajectories" USING btree ("province","sort_on");--> statement-breakpoint
CREATE INDEX "trajectories_by_mediator" ON "trajectories" USING btree ("mediator_id","sort_on");--> statement-breakpoint
CREATE INDEX "trajectories_by_wait" ON "trajectories" USING btree ("waiting_who","waiting_rule","sort_on") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "trajectories_by_next_on" ON "trajectories" USING btree ("next_on") WHERE next_on is not null;--> statement-breakpoint
CREATE INDEX "trajectory_events_by_type" ON "trajectory_events" USING btree ("type","on_date");--> statement-breakpoint
CREATE INDEX "deadlines_open_by_next_on" ON "deadlines" USING btree ("next_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "deadlines_open_by_due_on" ON "deadlines" USING btree ("due_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "deadlines_by_rule" ON "deadlines" USING btree ("rule","status");--> statement-breakpoint
CREATE INDEX "effects_pending" ON "effects" USING btree ("trajectory_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "messages_by_recipient" ON "messages" USING btree ("recipient_id","at");--> statement-breakpoint
CREATE INDEX "messages_by_trajectory" ON "messages" USING btree ("trajectory_id","at");--> statement-breakpoint
CREATE INDEX "places_queue_order" ON "places" USING btree ("province","year","queue_number") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "places_by_year" ON "places" USING btree ("province","year","status");