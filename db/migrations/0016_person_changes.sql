CREATE TABLE "person_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"by_role" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_changes_field" CHECK ("person_changes"."field" in ('name', 'birthDate', 'sex', 'address', 'phone', 'email', 'safeToCall', 'safeToMail', 'channel', 'language', 'education', 'origin', 'insz'))
);
--> statement-breakpoint
CREATE TABLE "person_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"field" text NOT NULL,
	"proposed" jsonb NOT NULL,
	"source" text NOT NULL,
	"line" integer,
	"on" date NOT NULL,
	"decision" text,
	"decided_by_role" text,
	"decided_by_id" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "person_proposals_field" CHECK ("person_proposals"."field" in ('name', 'birthDate', 'sex', 'address', 'phone', 'email', 'safeToCall', 'safeToMail', 'channel', 'language', 'education', 'origin')),
	CONSTRAINT "person_proposals_decision" CHECK ("person_proposals"."decision" in ('accepted', 'declined')),
	CONSTRAINT "person_proposals_decided" CHECK (("person_proposals"."decision" is null) = ("person_proposals"."decided_at" is null) and ("person_proposals"."decision" is null) = ("person_proposals"."decided_by_role" is null))
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "safe_to_call" boolean;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "safe_to_mail" boolean;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "person_changes" ADD CONSTRAINT "person_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_proposals" ADD CONSTRAINT "person_proposals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_changes_by_person" ON "person_changes" USING btree ("person_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_proposals_once" ON "person_proposals" USING btree ("person_id","field","proposed") WHERE decision is distinct from 'accepted';--> statement-breakpoint
CREATE INDEX "person_proposals_open" ON "person_proposals" USING btree ("on") WHERE decision is null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_channel" CHECK ("people"."channel" in ('phone', 'mail', 'letter'));--> statement-breakpoint
-- What was changed stays told as it was; it may only go over to the row that two people became, and go with the person.
CREATE FUNCTION refuse_other_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'person_id' <> to_jsonb(OLD) - 'person_id' THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER person_changes_append_only BEFORE UPDATE ON person_changes FOR EACH ROW EXECUTE FUNCTION refuse_other_past();
