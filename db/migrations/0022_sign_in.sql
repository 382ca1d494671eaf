CREATE TABLE "claim_mappings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issuer" text NOT NULL,
	"subject_claim" text NOT NULL,
	"organisation_claim" text,
	"group_claim" text,
	"group_value" text,
	"role_claim" text,
	"role_value" text,
	"kind" text NOT NULL,
	"role" text DEFAULT '' NOT NULL,
	CONSTRAINT "claim_mappings_once" UNIQUE NULLS NOT DISTINCT("issuer","group_value","role_value","kind","role"),
	CONSTRAINT "claim_mappings_kind" CHECK ("claim_mappings"."kind" in ('colleague', 'ocmw', 'citizen', 'expert', 'analyst', 'dpo', 'operator', 'machine') and "claim_mappings"."kind" <> 'machine'),
	CONSTRAINT "claim_mappings_role" CHECK (("claim_mappings"."kind" = 'colleague') = ("claim_mappings"."role" <> '')),
	CONSTRAINT "claim_mappings_group" CHECK (("claim_mappings"."group_claim" is null) = ("claim_mappings"."group_value" is null)),
	CONSTRAINT "claim_mappings_roles" CHECK (("claim_mappings"."role_claim" is null) = ("claim_mappings"."role_value" is null)),
	CONSTRAINT "claim_mappings_some" CHECK ("claim_mappings"."kind" = 'citizen' or "claim_mappings"."role_claim" is not null),
	CONSTRAINT "claim_mappings_organisation" CHECK ("claim_mappings"."kind" = 'citizen' or "claim_mappings"."organisation_claim" is not null)
);
--> statement-breakpoint
CREATE TABLE "device_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"user_code" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"pause_seconds" integer NOT NULL,
	"account_id" uuid,
	"denied_at" timestamp (3) with time zone,
	CONSTRAINT "device_codes_user_code_unique" UNIQUE("user_code"),
	CONSTRAINT "device_codes_hash" CHECK ("device_codes"."code_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "direct_access" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"os_user" text NOT NULL,
	"command" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"nis" text,
	CONSTRAINT "organisation_codes_whose" CHECK (num_nonnulls("organisation_codes"."organisation_id", "organisation_codes"."nis") = 1),
	CONSTRAINT "organisation_codes_code" CHECK ("organisation_codes"."code" ~ '^[A-Za-z0-9.]{3,40}$')
);
--> statement-breakpoint
CREATE TABLE "person_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"trajectory_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"made_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "person_links_hash" CHECK ("person_links"."token_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"nonce" text NOT NULL,
	"verifier" text NOT NULL,
	"return_to" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_kind";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "others" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "trajectory_id" text;--> statement-breakpoint
ALTER TABLE "device_codes" ADD CONSTRAINT "device_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_codes" ADD CONSTRAINT "organisation_codes_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_codes" ADD CONSTRAINT "organisation_codes_nis_municipalities_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipalities"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_links" ADD CONSTRAINT "person_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_link" CHECK (("sessions"."kind" = 'link') = ("sessions"."trajectory_id" is not null));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_kind" CHECK ("sessions"."kind" in ('browser', 'device', 'machine', 'link'));