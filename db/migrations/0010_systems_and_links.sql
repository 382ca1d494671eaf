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
ALTER TABLE "ocmw_links" ADD CONSTRAINT "ocmw_links_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ocmw_links_by_effect" ON "ocmw_links" USING btree ("trajectory_id","effect_key");--> statement-breakpoint
CREATE INDEX "system_calls_by_system" ON "system_calls" USING btree ("system");