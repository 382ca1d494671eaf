CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"about_id" text NOT NULL,
	"effect_key" text NOT NULL,
	"recipient_id" text NOT NULL,
	"recipient_role" text NOT NULL,
	"about" text NOT NULL,
	"rule" text,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "notices_once" UNIQUE("about_id","effect_key","recipient_id"),
	CONSTRAINT "notices_role" CHECK ("notices"."recipient_role" in ('mediator', 'partner', 'groupWorker', 'jobCoach', 'teamLead', 'rule', 'system', 'partnerCoordinator', 'programmeCoordinator', 'jobseeker'))
);
--> statement-breakpoint
CREATE TABLE "contract_month_effects" (
	"about_id" text NOT NULL,
	"key" text NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "contract_month_effects_about_id_key_pk" PRIMARY KEY("about_id","key"),
	CONSTRAINT "contract_month_effects_key" CHECK ("contract_month_effects"."body" ->> 'key' = "contract_month_effects"."key"),
	CONSTRAINT "contract_month_effects_kind" CHECK ("contract_month_effects"."kind" in ('notify')),
	CONSTRAINT "contract_month_effects_status" CHECK ("contract_month_effects"."status" in ('pending', 'done', 'dropped')),
	CONSTRAINT "contract_month_effects_done" CHECK (("contract_month_effects"."status" = 'pending') = ("contract_month_effects"."done_at" is null))
);
--> statement-breakpoint
CREATE TABLE "contract_month_events" (
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
	CONSTRAINT "contract_month_events_about_id_sequence_pk" PRIMARY KEY("about_id","sequence"),
	CONSTRAINT "contract_month_events_body" CHECK (("contract_month_events"."body" -> 'sequence')::integer = "contract_month_events"."sequence" and "contract_month_events"."body" ->> 'type' = "contract_month_events"."type")
);
--> statement-breakpoint
CREATE TABLE "contract_months" (
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
	"contract_id" text NOT NULL,
	"month" text NOT NULL,
	"partner" text NOT NULL,
	"provinces" text[] NOT NULL,
	"minutes" integer NOT NULL,
	"submitted_on" date,
	"approved_on" date,
	CONSTRAINT "contract_months_phase" CHECK ("contract_months"."phase" in ('open', 'submitted', 'returned', 'approved')),
	CONSTRAINT "contract_months_counts" CHECK ("contract_months"."sequence" >= 1 and "contract_months"."epoch" >= 1),
	CONSTRAINT "contract_months_state" CHECK ("contract_months"."state" ->> 'id' = "contract_months"."id" and "contract_months"."state" ->> 'phase' = "contract_months"."phase" and ("contract_months"."state" -> 'sequence')::integer = "contract_months"."sequence"),
	CONSTRAINT "contract_months_id" CHECK ("contract_months"."id" ~ '^CM-[A-Za-z0-9]+(-[A-Za-z0-9]+)*-[0-9]{4}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "contract_months_named" CHECK ("contract_months"."id" = 'CM-' || "contract_months"."contract_id" || '-' || "contract_months"."month"),
	CONSTRAINT "contract_months_minutes" CHECK ("contract_months"."minutes" >= 0),
	CONSTRAINT "contract_months_approved" CHECK (("contract_months"."phase" = 'approved') = ("contract_months"."approved_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "hour_entries" (
	"month_id" text NOT NULL,
	"id" text NOT NULL,
	"contract_id" text NOT NULL,
	"month" text NOT NULL,
	"staff_id" text NOT NULL,
	"day" date NOT NULL,
	"activity" text NOT NULL,
	"minutes" integer NOT NULL,
	"corrects" text,
	"noted_at" timestamp (3) with time zone NOT NULL,
	"noted_by" text NOT NULL,
	"sequence" integer NOT NULL,
	CONSTRAINT "hour_entries_month_id_id_pk" PRIMARY KEY("month_id","id"),
	CONSTRAINT "hour_entries_activity" CHECK ("hour_entries"."activity" in ('group', 'individualTalk', 'consultation', 'preparation', 'report')),
	CONSTRAINT "hour_entries_month" CHECK (extract(year from "hour_entries"."day") * 100 + extract(month from "hour_entries"."day") = replace("hour_entries"."month", '-', '')::integer),
	CONSTRAINT "hour_entries_minutes" CHECK ("hour_entries"."minutes" <> 0 and abs("hour_entries"."minutes") <= 1440 and ("hour_entries"."minutes" > 0 or "hour_entries"."corrects" is not null))
);
--> statement-breakpoint
CREATE TABLE "hour_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"month_id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_recipient_id_staff_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_month_effects" ADD CONSTRAINT "contract_month_effects_about_id_contract_months_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."contract_months"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_month_events" ADD CONSTRAINT "contract_month_events_about_id_contract_months_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."contract_months"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_month_events" ADD CONSTRAINT "contract_month_events_follow" FOREIGN KEY ("about_id","follows") REFERENCES "public"."contract_month_events"("about_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_months" ADD CONSTRAINT "contract_months_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_entries" ADD CONSTRAINT "hour_entries_month_id_contract_months_id_fk" FOREIGN KEY ("month_id") REFERENCES "public"."contract_months"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_entries" ADD CONSTRAINT "hour_entries_corrects" FOREIGN KEY ("month_id","corrects") REFERENCES "public"."hour_entries"("month_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_entries" ADD CONSTRAINT "hour_entries_event" FOREIGN KEY ("month_id","sequence") REFERENCES "public"."contract_month_events"("about_id","sequence") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_notes" ADD CONSTRAINT "hour_notes_month_id_contract_months_id_fk" FOREIGN KEY ("month_id") REFERENCES "public"."contract_months"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_by_recipient" ON "notices" USING btree ("recipient_id","at");--> statement-breakpoint
CREATE INDEX "contract_month_effects_pending" ON "contract_month_effects" USING btree ("about_id") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "contract_months_by_next_on" ON "contract_months" USING btree ("next_on") WHERE next_on is not null;--> statement-breakpoint
CREATE INDEX "contract_months_by_contract" ON "contract_months" USING btree ("contract_id","month");--> statement-breakpoint
CREATE INDEX "contract_months_by_partner" ON "contract_months" USING btree ("partner","month");--> statement-breakpoint
CREATE INDEX "hour_entries_by_contract" ON "hour_entries" USING btree ("contract_id","day");--> statement-breakpoint
CREATE INDEX "hour_entries_by_person" ON "hour_entries" USING btree ("staff_id","day");--> statement-breakpoint
CREATE INDEX "hour_notes_by_month" ON "hour_notes" USING btree ("month_id");--> statement-breakpoint
-- What happened in a month, and every hour that was noted, stays: appended, never changed and never removed. A mistake is
-- mended by a new entry, so that what is paid can be traced to what was noted, by whom and when.
CREATE TRIGGER contract_month_events_append_only BEFORE UPDATE OR DELETE ON contract_month_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contract_month_events_never_emptied BEFORE TRUNCATE ON contract_month_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER hour_entries_append_only BEFORE UPDATE OR DELETE ON hour_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER hour_entries_never_emptied BEFORE TRUNCATE ON hour_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A read model never runs back. An approval stays, unless the month is reopened: by a new run only.
CREATE FUNCTION refuse_month_running_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sequence < OLD.sequence OR NEW.epoch < OLD.epoch OR NEW.id <> OLD.id
     OR (OLD.approved_on IS NOT NULL AND NEW.approved_on IS DISTINCT FROM OLD.approved_on AND NEW.epoch = OLD.epoch) THEN
    RAISE EXCEPTION 'month % cannot run back', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER contract_months_never_run_back BEFORE UPDATE ON contract_months FOR EACH ROW EXECUTE FUNCTION refuse_month_running_back();
