CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"idle_seconds" integer NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_id_unique" UNIQUE("id"),
	CONSTRAINT "sessions_kind" CHECK ("sessions"."kind" in ('browser', 'device', 'machine')),
	CONSTRAINT "sessions_token" CHECK ("sessions"."token_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "access_blocks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subject" text,
	"organisation_code" text,
	"reason" text NOT NULL,
	"blocked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"blocked_by" text NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "access_blocks_whom" CHECK (num_nonnulls("access_blocks"."subject", "access_blocks"."organisation_code") > 0)
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"organisation_code" text DEFAULT '' NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	"staff_id" text,
	"person_id" uuid,
	"nis" text,
	"organisation_id" text,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_once" UNIQUE("issuer","subject","organisation_code","kind","role"),
	CONSTRAINT "accounts_kind" CHECK ("accounts"."kind" in ('colleague', 'ocmw', 'citizen', 'expert', 'analyst', 'dpo', 'operator', 'machine')),
	CONSTRAINT "accounts_colleague" CHECK (("accounts"."kind" = 'colleague') = ("accounts"."staff_id" is not null)),
	CONSTRAINT "accounts_citizen" CHECK (("accounts"."kind" = 'citizen') = ("accounts"."person_id" is not null)),
	CONSTRAINT "accounts_ocmw" CHECK ("accounts"."kind" <> 'ocmw' or "accounts"."nis" is not null),
	CONSTRAINT "accounts_machine" CHECK ("accounts"."kind" <> 'machine' or ("accounts"."nis" is null) <> ("accounts"."organisation_id" is null))
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_nis_municipalities_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipalities"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_by_end" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "access_blocks_running" ON "access_blocks" USING btree ("subject","organisation_code") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "accounts_by_staff" ON "accounts" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "accounts_by_person" ON "accounts" USING btree ("person_id");