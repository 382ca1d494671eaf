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
ALTER TABLE "effects" DROP CONSTRAINT "effects_lane";--> statement-breakpoint
ALTER TABLE "effects" DROP CONSTRAINT "effects_kind";--> statement-breakpoint
ALTER TABLE "lookups" ADD COLUMN "certainty" text;--> statement-breakpoint
ALTER TABLE "lookups" ADD COLUMN "answered_on" date;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inscriptions" ADD CONSTRAINT "inscriptions_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disclosures_by_trajectory" ON "disclosures" USING btree ("trajectory_id","at");--> statement-breakpoint
CREATE INDEX "disclosures_asked" ON "disclosures" USING btree ("trajectory_id","effect_key") WHERE outcome = 'asked';--> statement-breakpoint
CREATE INDEX "inscriptions_by_person" ON "inscriptions" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "lookups" ADD CONSTRAINT "lookups_certainty" CHECK ("lookups"."certainty" in ('stated', 'notStated'));--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_lane" CHECK ("effects"."lane" in ('mail', 'places', 'ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw'));--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_kind" CHECK ("effects"."kind" in ('notify', 'letter', 'askOutside', 'inscribe', 'deregister', 'tellOcmw', 'askOcmw', 'requestPlace', 'releasePlace'));