CREATE TABLE "runs_said" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"state" text NOT NULL
);
