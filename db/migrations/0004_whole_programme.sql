CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"trajectory_id" text NOT NULL,
	"effect_key" text NOT NULL,
	"to" text NOT NULL,
	"actor_id" text,
	"about" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "letters_once" UNIQUE("trajectory_id","effect_key"),
	CONSTRAINT "letters_to" CHECK ("letters"."to" in ('jobseeker', 'welfareActor')),
	CONSTRAINT "letters_about" CHECK ("letters"."about" in ('eligible', 'notEligible', 'consentWithdrawn', 'helpAsked')),
	CONSTRAINT "letters_actor" CHECK ("letters"."actor_id" is null or "letters"."to" = 'welfareActor')
);
--> statement-breakpoint
CREATE TABLE "welfare_actors" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"province" text,
	"email" text NOT NULL,
	CONSTRAINT "welfare_actors_id" CHECK ("welfare_actors"."id" ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
	CONSTRAINT "welfare_actors_kind" CHECK ("welfare_actors"."kind" in ('ocmw', 'caw', 'debts', 'housing', 'health', 'childcare', 'language', 'other')),
	CONSTRAINT "welfare_actors_province" CHECK ("welfare_actors"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'))
);
--> statement-breakpoint
ALTER TABLE "trajectories" DROP CONSTRAINT "trajectories_close_reason";--> statement-breakpoint
ALTER TABLE "deadlines" DROP CONSTRAINT "deadlines_kind";--> statement-breakpoint
ALTER TABLE "effects" DROP CONSTRAINT "effects_kind";--> statement-breakpoint
ALTER TABLE "trajectories" ADD COLUMN "paused_on" date;--> statement-breakpoint
ALTER TABLE "trajectories" ADD COLUMN "paused_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trajectories" ADD COLUMN "paused_days_in_step" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trajectories" ADD COLUMN "reopens" text;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_effect" FOREIGN KEY ("trajectory_id","effect_key") REFERENCES "public"."effects"("trajectory_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_by_trajectory" ON "letters" USING btree ("trajectory_id","at");--> statement-breakpoint
ALTER TABLE "trajectories" ADD CONSTRAINT "trajectories_close_reason" CHECK ("trajectories"."close_reason" in ('byPerson', 'movedAway', 'deceased', 'completed', 'consentRefused', 'consentWithdrawn', 'noConsent', 'notEligible', 'merged'));--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_kind" CHECK ("deadlines"."kind" in ('task', 'limit', 'opening', 'recurring', 'retry', 'count'));--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_kind" CHECK ("effects"."kind" in ('notify', 'letter', 'askOutside', 'requestPlace', 'releasePlace'));