CREATE TABLE "onward_referrals" (
	"trajectory_id" text NOT NULL,
	"onward_id" text NOT NULL,
	"destination" text NOT NULL,
	"project_id" text,
	"province" text NOT NULL,
	"referred_on" date NOT NULL,
	"result" text,
	"result_on" date,
	CONSTRAINT "onward_referrals_trajectory_id_onward_id_pk" PRIMARY KEY("trajectory_id","onward_id"),
	CONSTRAINT "onward_referrals_destination" CHECK ("onward_referrals"."destination" in ('tweOcmw', 'wijkWerken', 'workAndCare', 'esfProject', 'gob', 'other')),
	CONSTRAINT "onward_referrals_province" CHECK ("onward_referrals"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders')),
	CONSTRAINT "onward_referrals_result" CHECK ("onward_referrals"."result" in ('started', 'unknown', 'notStarted', 'stopped', 'completed')),
	CONSTRAINT "onward_referrals_heard" CHECK (("onward_referrals"."result" is null) = ("onward_referrals"."result_on" is null))
);
--> statement-breakpoint
ALTER TABLE "onward_referrals" ADD CONSTRAINT "onward_referrals_trajectory_id_trajectories_id_fk" FOREIGN KEY ("trajectory_id") REFERENCES "public"."trajectories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "onward_referrals_by_day" ON "onward_referrals" USING btree ("referred_on");