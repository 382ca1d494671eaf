CREATE TABLE "checked_states" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL,
	"hash" text NOT NULL,
	"build" text NOT NULL
);
