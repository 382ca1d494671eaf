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
DROP INDEX "places_queue_order";--> statement-breakpoint
ALTER TABLE "insz_history" ADD CONSTRAINT "insz_history_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closing_days" ADD CONSTRAINT "closing_days_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers_out_of_order" ADD CONSTRAINT "offers_out_of_order_place" FOREIGN KEY ("trajectory_id","referral_id") REFERENCES "public"."places"("trajectory_id","referral_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insz_history_by_person" ON "insz_history" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "closing_days_open" ON "closing_days" USING btree ("organisation_id","day") WHERE removed_in is null;--> statement-breakpoint
CREATE INDEX "offers_out_of_order_by_place" ON "offers_out_of_order" USING btree ("trajectory_id","referral_id");--> statement-breakpoint
CREATE INDEX "quota_changes_by_quota" ON "quota_changes" USING btree ("province","year");--> statement-breakpoint
CREATE UNIQUE INDEX "trajectories_reopened_once" ON "trajectories" USING btree ("reopens") WHERE reopens is not null;--> statement-breakpoint
CREATE INDEX "places_queue_order" ON "places" USING btree ("province","queue_number") WHERE status = 'queued';