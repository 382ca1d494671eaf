CREATE SEQUENCE "public"."cohort_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "insz_history" (
	"insz" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "insz_history_insz" CHECK ("insz_history"."insz" ~ '^[0-9]{11}$')
);
--> statement-breakpoint
CREATE TABLE "calendar_version" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "calendar_version_one_row" CHECK ("calendar_version"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "closing_days" (
	"organisation_id" text NOT NULL,
	"day" date NOT NULL,
	"reason" text NOT NULL,
	"added_in" integer NOT NULL,
	"removed_in" integer,
	CONSTRAINT "closing_days_organisation_id_day_added_in_pk" PRIMARY KEY("organisation_id","day","added_in"),
	CONSTRAINT "closing_days_reason" CHECK ("closing_days"."reason" in ('bridgeDay', 'annualClosing', 'strike', 'other')),
	CONSTRAINT "closing_days_versions" CHECK ("closing_days"."removed_in" is null or "closing_days"."removed_in" > "closing_days"."added_in")
);
--> statement-breakpoint
CREATE TABLE "rule_sets" (
	"version" text PRIMARY KEY NOT NULL,
	"valid_from" date NOT NULL,
	"body" jsonb NOT NULL,
	"loaded_by" text NOT NULL,
	"loaded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rule_sets_body" CHECK ("rule_sets"."body" ->> 'version' = "rule_sets"."version")
);
--> statement-breakpoint
CREATE TABLE "offers_out_of_order" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "offers_out_of_order_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"trajectory_id" text NOT NULL,
	"referral_id" text NOT NULL,
	"year" integer NOT NULL,
	"reason" text NOT NULL,
	"by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"passed" integer NOT NULL,
	CONSTRAINT "offers_out_of_order_reason" CHECK ("offers_out_of_order"."reason" in ('urgentSituation', 'groupFits', 'waitedElsewhere', 'other')),
	CONSTRAINT "offers_out_of_order_passed" CHECK ("offers_out_of_order"."passed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "quota_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"province" text NOT NULL,
	"year" integer NOT NULL,
	"before" integer NOT NULL,
	"places" integer NOT NULL,
	"by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quota_changes_province" CHECK ("quota_changes"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'))
);
--> statement-breakpoint
CREATE TABLE "staff_absences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"deputy_id" text,
	CONSTRAINT "staff_absences_once" UNIQUE("staff_id","from_on","until_on"),
	CONSTRAINT "staff_absences_period" CHECK ("staff_absences"."from_on" <= "staff_absences"."until_on"),
	CONSTRAINT "staff_absences_deputy" CHECK ("staff_absences"."deputy_id" <> "staff_absences"."staff_id")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" text NOT NULL,
	"day" date NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"matters" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "digests_once" UNIQUE("staff_id","day")
);
--> statement-breakpoint
CREATE TABLE "sweeps" (
	"day" date PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"missed" integer DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "sweeps_missed" CHECK ("sweeps"."missed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cohort_attendance" (
	"cohort_id" text NOT NULL,
	"session_id" text NOT NULL,
	"trajectory_id" text NOT NULL,
	"presence" text NOT NULL,
	CONSTRAINT "cohort_attendance_cohort_id_session_id_trajectory_id_pk" PRIMARY KEY("cohort_id","session_id","trajectory_id"),
	CONSTRAINT "cohort_attendance_presence" CHECK ("cohort_attendance"."presence" in ('present', 'excused', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "cohort_effects" (
	"cohort_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"result" jsonb,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "cohort_effects_cohort_id_key_pk" PRIMARY KEY("cohort_id","key"),
	CONSTRAINT "cohort_effects_kind" CHECK ("cohort_effects"."kind" in ('notify', 'command')),
	CONSTRAINT "cohort_effects_status" CHECK ("cohort_effects"."status" in ('pending', 'done', 'dropped')),
	CONSTRAINT "cohort_effects_done" CHECK (("cohort_effects"."status" = 'pending') = ("cohort_effects"."done_at" is null))
);
--> statement-breakpoint
CREATE TABLE "cohort_events" (
	"cohort_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"follows" integer GENERATED ALWAYS AS (nullif(sequence - 1, 0)) STORED,
	"type" text NOT NULL,
	"on_date" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"epoch" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cohort_events_cohort_id_sequence_pk" PRIMARY KEY("cohort_id","sequence"),
	CONSTRAINT "cohort_events_body" CHECK (("cohort_events"."body" -> 'sequence')::integer = "cohort_events"."sequence" and "cohort_events"."body" ->> 'type' = "cohort_events"."type")
);
--> statement-breakpoint
CREATE TABLE "cohort_members" (
	"cohort_id" text NOT NULL,
	"trajectory_id" text NOT NULL,
	"referral_id" text NOT NULL,
	"status" text NOT NULL,
	"refused_command" text,
	"refused_code" text,
	CONSTRAINT "cohort_members_cohort_id_trajectory_id_pk" PRIMARY KEY("cohort_id","trajectory_id"),
	CONSTRAINT "cohort_members_status" CHECK ("cohort_members"."status" in ('allocated', 'started', 'left'))
);
--> statement-breakpoint
CREATE TABLE "cohort_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" text NOT NULL,
	"effect_key" text NOT NULL,
	"recipient_id" text NOT NULL,
	"recipient_role" text NOT NULL,
	"about" text NOT NULL,
	"rule" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "cohort_messages_once" UNIQUE("cohort_id","effect_key","recipient_id"),
	CONSTRAINT "cohort_messages_role" CHECK ("cohort_messages"."recipient_role" in ('mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system', 'partnerCoordinator', 'programmeCoordinator', 'jobseeker'))
);
--> statement-breakpoint
CREATE TABLE "cohort_sessions" (
	"cohort_id" text NOT NULL,
	"session_id" text NOT NULL,
	"day" date NOT NULL,
	"time" text,
	"place" text,
	"status" text NOT NULL,
	CONSTRAINT "cohort_sessions_cohort_id_session_id_pk" PRIMARY KEY("cohort_id","session_id"),
	CONSTRAINT "cohort_sessions_status" CHECK ("cohort_sessions"."status" in ('planned', 'asked', 'recorded', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "cohorts" (
	"id" text PRIMARY KEY NOT NULL,
	"partner" text NOT NULL,
	"track" text NOT NULL,
	"province" text NOT NULL,
	"group_worker_id" text NOT NULL,
	"size" smallint NOT NULL,
	"phase" text NOT NULL,
	"starts_on" date NOT NULL,
	"started_on" date,
	"ended_on" date,
	"next_on" date,
	"escalation" smallint NOT NULL,
	"sequence" integer NOT NULL,
	"epoch" integer NOT NULL,
	"state" jsonb NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"parked" text,
	"clock_offset_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "cohorts_id" CHECK ("cohorts"."id" ~ '^C-[0-9]{6,9}$'),
	CONSTRAINT "cohorts_partner" CHECK ("cohorts"."partner" in ('groepIntro', 'randstad')),
	CONSTRAINT "cohorts_track" CHECK ("cohorts"."track" in ('intro', 'randstad')),
	CONSTRAINT "cohorts_province" CHECK ("cohorts"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders')),
	CONSTRAINT "cohorts_phase" CHECK ("cohorts"."phase" in ('planned', 'running', 'ended')),
	CONSTRAINT "cohorts_size" CHECK ("cohorts"."size" between 1 and 24),
	CONSTRAINT "cohorts_ended" CHECK (("cohorts"."phase" = 'ended') = ("cohorts"."ended_on" is not null)),
	CONSTRAINT "cohorts_counts" CHECK ("cohorts"."sequence" >= 1 and "cohorts"."epoch" >= 1),
	CONSTRAINT "cohorts_state" CHECK ("cohorts"."state" ->> 'id' = "cohorts"."id" and "cohorts"."state" ->> 'phase' = "cohorts"."phase" and ("cohorts"."state" -> 'sequence')::integer = "cohorts"."sequence")
);
--> statement-breakpoint
CREATE TABLE "session_places" (
	"id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "places_queue_order";--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "left_on" date;--> statement-breakpoint
ALTER TABLE "insz_history" ADD CONSTRAINT "insz_history_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_days" ADD CONSTRAINT "closing_days_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers_out_of_order" ADD CONSTRAINT "offers_out_of_order_place" FOREIGN KEY ("trajectory_id","referral_id") REFERENCES "public"."places"("trajectory_id","referral_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_deputy_id_staff_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_attendance" ADD CONSTRAINT "cohort_attendance_session" FOREIGN KEY ("cohort_id","session_id") REFERENCES "public"."cohort_sessions"("cohort_id","session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_attendance" ADD CONSTRAINT "cohort_attendance_member" FOREIGN KEY ("cohort_id","trajectory_id") REFERENCES "public"."cohort_members"("cohort_id","trajectory_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_effects" ADD CONSTRAINT "cohort_effects_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_events" ADD CONSTRAINT "cohort_events_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_events" ADD CONSTRAINT "cohort_events_follow" FOREIGN KEY ("cohort_id","follows") REFERENCES "public"."cohort_events"("cohort_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_members" ADD CONSTRAINT "cohort_members_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_messages" ADD CONSTRAINT "cohort_messages_recipient_id_staff_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_messages" ADD CONSTRAINT "cohort_messages_effect" FOREIGN KEY ("cohort_id","effect_key") REFERENCES "public"."cohort_effects"("cohort_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_sessions" ADD CONSTRAINT "cohort_sessions_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insz_history_by_person" ON "insz_history" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "closing_days_open" ON "closing_days" USING btree ("organisation_id","day") WHERE removed_in is null;--> statement-breakpoint
CREATE INDEX "offers_out_of_order_by_place" ON "offers_out_of_order" USING btree ("trajectory_id","referral_id");--> statement-breakpoint
CREATE INDEX "quota_changes_by_quota" ON "quota_changes" USING btree ("province","year");--> statement-breakpoint
CREATE INDEX "staff_absences_by_staff" ON "staff_absences" USING btree ("staff_id","until_on");--> statement-breakpoint
CREATE INDEX "digests_by_day" ON "digests" USING btree ("day");--> statement-breakpoint
CREATE INDEX "cohort_effects_pending" ON "cohort_effects" USING btree ("cohort_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "cohort_events_by_type" ON "cohort_events" USING btree ("type","on_date");--> statement-breakpoint
CREATE INDEX "cohort_members_by_trajectory" ON "cohort_members" USING btree ("trajectory_id");--> statement-breakpoint
CREATE INDEX "cohort_messages_by_recipient" ON "cohort_messages" USING btree ("recipient_id","at");--> statement-breakpoint
CREATE INDEX "cohort_sessions_by_day" ON "cohort_sessions" USING btree ("day");--> statement-breakpoint
CREATE INDEX "cohorts_by_province" ON "cohorts" USING btree ("province","starts_on");--> statement-breakpoint
CREATE INDEX "cohorts_by_next_on" ON "cohorts" USING btree ("next_on") WHERE next_on is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "trajectories_reopened_once" ON "trajectories" USING btree ("reopens") WHERE reopens is not null;--> statement-breakpoint
CREATE INDEX "places_queue_order" ON "places" USING btree ("province","queue_number") WHERE status = 'queued';