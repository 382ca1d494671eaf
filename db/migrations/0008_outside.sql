CREATE TABLE "disclosures" (
	"reference" uuid PRIMARY KEY NOT NULL,
	"trajectory_id" text NOT NULL,
	"effect_key" text NOT NULL,
	"attempt" integer NOT NULL,
	"system" text NOT NULL,
	"operation" text NOT NULL,
	"purpose" text NOT NULL,
	"ground" text NOT NULL,
	"asked_by_role" text NOT NULL,
	"asked_by_id" text,
	"rule" text,
	"sent" text[] NOT NULL,
	"received" text[] NOT NULL,
	"outcome" text DEFAULT 'asked' NOT NULL,
	"code" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "disclosures_system" CHECK ("disclosures"."system" in ('ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw')),
	CONSTRAINT "disclosures_purpose" CHECK ("disclosures"."purpose" in ('factsForIntake', 'jobCoachingCondition', 'interest', 'cooperation')),
	CONSTRAINT "disclosures_ground" CHECK ("disclosures"."ground" in ('consent', 'endOfConsent', 'consentAndAgreement')),
	CONSTRAINT "disclosures_outcome" CHECK ("disclosures"."outcome" in ('asked', 'answered', 'refused', 'unanswered', 'notDelivered')),
	CONSTRAINT "disclosures_code" CHECK (("disclosures"."code" is null) = ("disclosures"."outcome" in ('asked', 'answered'))),
	CONSTRAINT "disclosures_received" CHECK ("disclosures"."outcome" = 'answered' or cardinality("disclosures"."received") = 0),
	CONSTRAINT "disclosures_rule" CHECK ("disclosures"."rule" ~ '^[A-Z]+-[0-9]+(/[A-Za-z0-9]+)?$')
);
--> statement-breakpoint
CREATE TABLE "inscriptions" (
	"trajectory_id" text NOT NULL,
	"effect_key" text NOT NULL,
	"person_id" uuid NOT NULL,
	"insz" text,
	"status" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "inscriptions_trajectory_id_effect_key_pk" PRIMARY KEY("trajectory_id","effect_key"),
	CONSTRAINT "inscriptions_status" CHECK ("inscriptions"."status" in ('asked', 'open', 'refused', 'closing', 'closed', 'shared')),
	CONSTRAINT "inscriptions_insz" CHECK ("inscriptions"."insz" ~ '^[0-9]{11}$'),
	CONSTRAINT "inscriptions_ended" CHECK (("inscriptions"."ended_at" is not null) = ("inscriptions"."status" in ('refused', 'closed', 'shared')) and ("inscriptions"."ended_at" is null) = ("inscriptions"."insz" is not null))
);
--> statement-breakpoint
CREATE TABLE "municipalities" (
	"nis" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"province" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"merged_into" text,
	CONSTRAINT "municipalities_nis" CHECK ("municipalities"."nis" ~ '^[0-9]{5}$'),
	CONSTRAINT "municipalities_province" CHECK ("municipalities"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders')),
	CONSTRAINT "municipalities_merged" CHECK (("municipalities"."valid_until" is null) = ("municipalities"."merged_into" is null))
);
--> statement-breakpoint
CREATE TABLE "municipality_postcodes" (
	"postcode" text NOT NULL,
	"nis" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	CONSTRAINT "municipality_postcodes_postcode_nis_pk" PRIMARY KEY("postcode","nis"),
	CONSTRAINT "municipality_postcodes_postcode" CHECK ("municipality_postcodes"."postcode" ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nis" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"action_plan" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "agreements_channel" CHECK ("agreements"."channel" in ('api', 'mail')),
	CONSTRAINT "agreements_period" CHECK ("agreements"."valid_until" is null or "agreements"."valid_until" >= "agreements"."valid_from"),
	CONSTRAINT "agreements_address" CHECK (case "agreements"."channel" when 'api' then "agreements"."address" ~ '^https?://' else "agreements"."address" ~ '^[^@ ]+@[^@ ]+$' end)
);
--> statement-breakpoint
CREATE TABLE "ocmw_links" (
	"token" text PRIMARY KEY NOT NULL,
	"trajectory_id" text NOT NULL,
	"effect_key" text NOT NULL,
	"nis" text NOT NULL,
	"about" text,
	"question" text,
	"question_id" text,
	"on" date NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answer" text,
	CONSTRAINT "ocmw_links_token" CHECK ("ocmw_links"."token" ~ '^[A-Za-z0-9_-]{43}$'),
	CONSTRAINT "ocmw_links_about" CHECK ("ocmw_links"."about" in ('started', 'planAgreed', 'ended')),
	CONSTRAINT "ocmw_links_question" CHECK ("ocmw_links"."question" in ('gpmi', 'socialWorker')),
	CONSTRAINT "ocmw_links_answer" CHECK ("ocmw_links"."answer" in ('yes', 'no', 'inPreparation', 'given', 'notKnown')),
	CONSTRAINT "ocmw_links_matter" CHECK (("ocmw_links"."about" is null) = ("ocmw_links"."question" is not null) and ("ocmw_links"."question" is null) = ("ocmw_links"."question_id" is null)),
	CONSTRAINT "ocmw_links_answered" CHECK (("ocmw_links"."answered_at" is null) = ("ocmw_links"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "system_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"system" text NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "system_calls_system" CHECK ("system_calls"."system" in ('ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw'))
);
--> statement-breakpoint
CREATE TABLE "system_minutes" (
	"system" text NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"calls" integer NOT NULL,
	"failures" integer NOT NULL,
	CONSTRAINT "system_minutes_system_minute_pk" PRIMARY KEY("system","minute"),
	CONSTRAINT "system_minutes_counts" CHECK ("system_minutes"."failures" between 0 and "system_minutes"."calls")
);
--> statement-breakpoint
CREATE TABLE "systems" (
	"system" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"relapses" integer DEFAULT 0 NOT NULL,
	"try_at" bigint,
	"allowed" integer NOT NULL,
	"next_at" double precision DEFAULT 0 NOT NULL,
	"concurrency" integer NOT NULL,
	"per_second" double precision NOT NULL,
	"cool_down_ms" integer NOT NULL,
	"last_success_at" timestamp (3) with time zone,
	"last_failure_at" timestamp (3) with time zone,
	"last_failure_code" text,
	CONSTRAINT "systems_system" CHECK ("systems"."system" in ('ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw')),
	CONSTRAINT "systems_state" CHECK ("systems"."state" in ('closed', 'open', 'halfOpen')),
	CONSTRAINT "systems_limits" CHECK ("systems"."concurrency" between 1 and 100 and "systems"."per_second" > 0 and "systems"."per_second" <= 1000 and "systems"."cool_down_ms" between 100 and 3600000)
);
--> statement-breakpoint
ALTER TABLE "effects" DROP CONSTRAINT "effects_lane";--> statement-breakpoint
ALTER TABLE "effects" DROP CONSTRAINT "effects_kind";--> statement-breakpoint
ALTER TABLE "lookups" ADD COLUMN "certainty" text;--> statement-breakpoint
ALTER TABLE "lookups" ADD COLUMN "answered_on" date;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality_postcodes" ADD CONSTRAINT "municipality_postcodes_nis_municipalities_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipalities"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_nis_municipalities_nis_fk" FOREIGN KEY ("nis") REFERENCES "public"."municipalities"("nis") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ocmw_links" ADD CONSTRAINT "ocmw_links_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disclosures_by_trajectory" ON "disclosures" USING btree ("trajectory_id","at");--> statement-breakpoint
CREATE INDEX "disclosures_asked" ON "disclosures" USING btree ("trajectory_id","effect_key") WHERE outcome = 'asked';--> statement-breakpoint
CREATE INDEX "inscriptions_by_person" ON "inscriptions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "municipality_postcodes_by_nis" ON "municipality_postcodes" USING btree ("nis");--> statement-breakpoint
CREATE INDEX "agreements_by_nis" ON "agreements" USING btree ("nis");--> statement-breakpoint
CREATE INDEX "ocmw_links_by_effect" ON "ocmw_links" USING btree ("trajectory_id","effect_key");--> statement-breakpoint
CREATE INDEX "system_calls_by_system" ON "system_calls" USING btree ("system");--> statement-breakpoint
ALTER TABLE "lookups" ADD CONSTRAINT "lookups_certainty" CHECK ("lookups"."certainty" in ('stated', 'notStated'));--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_lane" CHECK ("effects"."lane" in ('mail', 'places', 'ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw'));--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_kind" CHECK ("effects"."kind" in ('notify', 'letter', 'askOutside', 'inscribe', 'deregister', 'tellOcmw', 'askOcmw', 'requestPlace', 'releasePlace'));