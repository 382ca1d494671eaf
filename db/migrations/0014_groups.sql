ALTER TABLE "effects" DROP CONSTRAINT "effects_lane";--> statement-breakpoint
ALTER TABLE "effects" DROP CONSTRAINT "effects_kind";--> statement-breakpoint
ALTER TABLE "trajectories" ADD COLUMN "partner_province" text;--> statement-breakpoint
ALTER TABLE "trajectories" ADD CONSTRAINT "trajectories_partner_province" CHECK ("trajectories"."partner_province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'));--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_lane" CHECK ("effects"."lane" in ('mail', 'places', 'cohorts', 'ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw'));--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_kind" CHECK ("effects"."kind" in ('notify', 'letter', 'askOutside', 'inscribe', 'deregister', 'tellOcmw', 'askOcmw', 'requestPlace', 'releasePlace', 'tellCohort'));--> statement-breakpoint
-- Whoever moved since, nobody knows of any more: a referral of before is of the province its person lives in.
UPDATE "trajectories" SET "partner_province" = "province" WHERE "partner" IS NOT NULL;
