CREATE TABLE "insz_history" (
	"insz" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "insz_history_insz" CHECK ("insz_history"."insz" ~ '^[0-9]{11}$')
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
DROP INDEX "places_queue_order";--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "left_on" date;--> statement-breakpoint
ALTER TABLE "insz_history" ADD CONSTRAINT "insz_history_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers_out_of_order" ADD CONSTRAINT "offers_out_of_order_place" FOREIGN KEY ("trajectory_id","referral_id") REFERENCES "public"."places"("trajectory_id","referral_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_absences" ADD CONSTRAINT "staff_absences_deputy_id_staff_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insz_history_by_person" ON "insz_history" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "offers_out_of_order_by_place" ON "offers_out_of_order" USING btree ("trajectory_id","referral_id");--> statement-breakpoint
CREATE INDEX "quota_changes_by_quota" ON "quota_changes" USING btree ("province","year");--> statement-breakpoint
CREATE INDEX "staff_absences_by_staff" ON "staff_absences" USING btree ("staff_id","until_on");--> statement-breakpoint
CREATE INDEX "digests_by_day" ON "digests" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "trajectories_reopened_once" ON "trajectories" USING btree ("reopens") WHERE reopens is not null;--> statement-breakpoint
CREATE INDEX "places_queue_order" ON "places" USING btree ("province","queue_number") WHERE status = 'queued';