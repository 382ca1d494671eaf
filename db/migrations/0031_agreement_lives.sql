CREATE SEQUENCE "public"."agreement_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "agreement_actions" (
	"agreement_id" text NOT NULL,
	"id" text NOT NULL,
	"year" smallint NOT NULL,
	"title" text NOT NULL,
	"note_id" text,
	"owner" text NOT NULL,
	"owner_id" text,
	"target_on" date NOT NULL,
	"status" text NOT NULL,
	"put_off" integer NOT NULL,
	"over_on" date,
	CONSTRAINT "agreement_actions_agreement_id_id_pk" PRIMARY KEY("agreement_id","id"),
	CONSTRAINT "agreement_actions_title" CHECK ("agreement_actions"."title" in ('referrals', 'outreach', 'sharedIntake', 'infoSession', 'networkMeeting', 'debtCounselling', 'housing', 'childcare', 'mobility', 'temporaryWork', 'employers', 'evaluation', 'other')),
	CONSTRAINT "agreement_actions_owner" CHECK ("agreement_actions"."owner" in ('coordinator', 'ocmw', 'staff', 'welfareActor')),
	CONSTRAINT "agreement_actions_owned" CHECK (("agreement_actions"."owner_id" is not null) = ("agreement_actions"."owner" in ('staff', 'welfareActor'))),
	CONSTRAINT "agreement_actions_status" CHECK ("agreement_actions"."status" in ('draft', 'open', 'done', 'dropped')),
	CONSTRAINT "agreement_actions_over" CHECK (("agreement_actions"."over_on" is not null) = ("agreement_actions"."status" in ('done', 'dropped')))
);
--> statement-breakpoint
CREATE TABLE "agreement_effects" (
	"about_id" text NOT NULL,
	"key" text NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "agreement_effects_about_id_key_pk" PRIMARY KEY("about_id","key"),
	CONSTRAINT "agreement_effects_key" CHECK ("agreement_effects"."body" ->> 'key' = "agreement_effects"."key"),
	CONSTRAINT "agreement_effects_kind" CHECK ("agreement_effects"."kind" in ('notify')),
	CONSTRAINT "agreement_effects_status" CHECK ("agreement_effects"."status" in ('pending', 'done', 'dropped')),
	CONSTRAINT "agreement_effects_done" CHECK (("agreement_effects"."status" = 'pending') = ("agreement_effects"."done_at" is null))
);
--> statement-breakpoint
CREATE TABLE "agreement_events" (
	"about_id" text NOT NULL,
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
	CONSTRAINT "agreement_events_about_id_sequence_pk" PRIMARY KEY("about_id","sequence"),
	CONSTRAINT "agreement_events_body" CHECK (("agreement_events"."body" -> 'sequence')::integer = "agreement_events"."sequence" and "agreement_events"."body" ->> 'type' = "agreement_events"."type")
);
--> statement-breakpoint
CREATE TABLE "agreement_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"author_role" text NOT NULL,
	"author_id" text,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreement_notes_length" CHECK (length("agreement_notes"."text") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "agreement_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"phase" text NOT NULL,
	"next_on" date,
	"escalation" smallint NOT NULL,
	"sequence" integer NOT NULL,
	"epoch" integer NOT NULL,
	"state" jsonb NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"parked" text,
	"clock_offset_ms" bigint DEFAULT 0 NOT NULL,
	"row_id" uuid NOT NULL,
	"nis" text NOT NULL,
	"province" text NOT NULL,
	"term_ends_on" date NOT NULL,
	"planned_year" smallint,
	"due_on" date,
	CONSTRAINT "agreement_runs_once" UNIQUE("row_id"),
	CONSTRAINT "agreement_runs_phase" CHECK ("agreement_runs"."phase" in ('running', 'ended')),
	CONSTRAINT "agreement_runs_counts" CHECK ("agreement_runs"."sequence" >= 1 and "agreement_runs"."epoch" >= 1),
	CONSTRAINT "agreement_runs_state" CHECK ("agreement_runs"."state" ->> 'id' = "agreement_runs"."id" and "agreement_runs"."state" ->> 'phase' = "agreement_runs"."phase" and ("agreement_runs"."state" -> 'sequence')::integer = "agreement_runs"."sequence"),
	CONSTRAINT "agreement_runs_id" CHECK ("agreement_runs"."id" ~ '^A-[0-9]{6,9}$'),
	CONSTRAINT "agreement_runs_province" CHECK ("agreement_runs"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_role";--> statement-breakpoint
ALTER TABLE "agreement_actions" ADD CONSTRAINT "agreement_actions_agreement_id_agreement_runs_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_effects" ADD CONSTRAINT "agreement_effects_about_id_agreement_runs_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."agreement_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_events" ADD CONSTRAINT "agreement_events_about_id_agreement_runs_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."agreement_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_events" ADD CONSTRAINT "agreement_events_follow" FOREIGN KEY ("about_id","follows") REFERENCES "public"."agreement_events"("about_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_notes" ADD CONSTRAINT "agreement_notes_agreement_id_agreement_runs_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_runs" ADD CONSTRAINT "agreement_runs_row_id_agreements_id_fk" FOREIGN KEY ("row_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_actions_open" ON "agreement_actions" USING btree ("target_on") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "agreement_effects_pending" ON "agreement_effects" USING btree ("about_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "agreement_notes_by_agreement" ON "agreement_notes" USING btree ("agreement_id","at");--> statement-breakpoint
CREATE INDEX "agreement_runs_by_next_on" ON "agreement_runs" USING btree ("next_on") WHERE next_on is not null;--> statement-breakpoint
CREATE INDEX "agreement_runs_by_nis" ON "agreement_runs" USING btree ("nis");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_role" CHECK ("notices"."recipient_role" in ('mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system', 'partnerCoordinator', 'programmeCoordinator', 'jobseeker', 'actionOwner'));--> statement-breakpoint
CREATE TRIGGER agreement_events_append_only BEFORE UPDATE OR DELETE ON agreement_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER agreement_events_never_emptied BEFORE TRUNCATE ON agreement_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A read model never runs back, and what is over stays over.
CREATE FUNCTION refuse_agreement_running_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < OLD.sequence OR NEW.epoch < OLD.epoch OR NEW.id <> OLD.id OR NEW.row_id <> OLD.row_id
     OR (OLD.phase = 'ended' AND NEW.phase <> 'ended') THEN
    RAISE EXCEPTION 'agreement % cannot run back', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER agreement_runs_never_run_back BEFORE UPDATE ON agreement_runs FOR EACH ROW EXECUTE FUNCTION refuse_agreement_running_back();
