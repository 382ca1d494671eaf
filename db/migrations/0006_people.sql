CREATE TABLE "insz_history" (
	"insz" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "insz_history_insz" CHECK ("insz_history"."insz" ~ '^[0-9]{11}$')
);
--> statement-breakpoint
ALTER TABLE "insz_history" ADD CONSTRAINT "insz_history_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insz_history_by_person" ON "insz_history" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trajectories_reopened_once" ON "trajectories" USING btree ("reopens") WHERE reopens is not null;