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
ALTER TABLE "closing_days" ADD CONSTRAINT "closing_days_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "closing_days_open" ON "closing_days" USING btree ("organisation_id","day") WHERE removed_in is null;