CREATE TABLE "broken_glass" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" text NOT NULL,
	"trajectory_id" text NOT NULL,
	"reason" text NOT NULL,
	"told_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "broken_glass_trajectory" CHECK ("broken_glass"."trajectory_id" ~ '^T-[0-9]{6,9}$'),
	CONSTRAINT "broken_glass_reason" CHECK ("broken_glass"."reason" in ('urgent', 'absence', 'complaint', 'inspection', 'other')),
	CONSTRAINT "broken_glass_until" CHECK ("broken_glass"."at" < "broken_glass"."until")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"viewer_id" text,
	"relation" text NOT NULL,
	"organisation_id" text,
	"person_id" uuid NOT NULL,
	"trajectory_id" text,
	"operation" text NOT NULL,
	"reason" text,
	CONSTRAINT "views_trajectory" CHECK ("views"."trajectory_id" ~ '^T-[0-9]{6,9}$'),
	CONSTRAINT "views_reason" CHECK ("views"."reason" in ('toCall', 'toMail', 'toMeet', 'urgent', 'other', 'absence', 'complaint', 'inspection'))
);
--> statement-breakpoint
CREATE INDEX "broken_glass_by_staff" ON "broken_glass" USING btree ("staff_id","trajectory_id","until");--> statement-breakpoint
CREATE INDEX "broken_glass_by_trajectory" ON "broken_glass" USING btree ("trajectory_id");--> statement-breakpoint
CREATE INDEX "views_by_person" ON "views" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "views_by_trajectory" ON "views" USING btree ("trajectory_id","at");--> statement-breakpoint
-- Who looked stays: views are appended, never changed and never removed; so is every broken glass.
CREATE TRIGGER views_append_only BEFORE UPDATE OR DELETE ON views FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER views_never_emptied BEFORE TRUNCATE ON views FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER broken_glass_append_only BEFORE UPDATE OR DELETE ON broken_glass FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER broken_glass_never_emptied BEFORE TRUNCATE ON broken_glass FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
