CREATE TABLE "contact_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"prospect_id" uuid NOT NULL,
	"on" date NOT NULL,
	"way" text NOT NULL,
	"result" text NOT NULL,
	"by" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_attempts_way" CHECK ("contact_attempts"."way" in ('phone', 'letter', 'visit', 'mail', 'sms')),
	CONSTRAINT "contact_attempts_result" CHECK ("contact_attempts"."result" in ('noAnswer', 'wrongContact', 'reached', 'interested', 'notInterested', 'unreachable'))
);
--> statement-breakpoint
CREATE TABLE "prospect_lists" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"accepted" integer NOT NULL,
	"duplicate" integer NOT NULL,
	"refused" integer NOT NULL,
	CONSTRAINT "prospect_lists_once" UNIQUE("sha256"),
	CONSTRAINT "prospect_lists_source" CHECK ("prospect_lists"."source" in ('riziv', 'ocmw')),
	CONSTRAINT "prospect_lists_sha" CHECK ("prospect_lists"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "prospects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"insz" text NOT NULL,
	"last_name" text NOT NULL,
	"first_name" text NOT NULL,
	"birth_date" date,
	"street" text NOT NULL,
	"house_number" text NOT NULL,
	"postcode" text NOT NULL,
	"municipality" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"status" text DEFAULT 'identified' NOT NULL,
	"last_on" date NOT NULL,
	"trajectory_id" text,
	CONSTRAINT "prospects_insz_unique" UNIQUE("insz"),
	CONSTRAINT "prospects_insz" CHECK ("prospects"."insz" ~ '^[0-9]{11}$' or "prospects"."insz" = 'erased:' || "prospects"."id"::text),
	CONSTRAINT "prospects_erased" CHECK (("prospects"."insz" like 'erased:%') = ("prospects"."birth_date" is null)),
	CONSTRAINT "prospects_status" CHECK ("prospects"."status" in ('identified', 'contacted', 'interested', 'notInterested', 'unreachable'))
);
--> statement-breakpoint
ALTER TABLE "contact_attempts" ADD CONSTRAINT "contact_attempts_prospect_id_prospects_id_fk" FOREIGN KEY ("prospect_id") REFERENCES "public"."prospects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_list_id_prospect_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."prospect_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_attempts_by_prospect" ON "contact_attempts" USING btree ("prospect_id","on");--> statement-breakpoint
CREATE INDEX "prospects_by_status" ON "prospects" USING btree ("status","last_on");--> statement-breakpoint
CREATE INDEX "prospects_by_list" ON "prospects" USING btree ("list_id");