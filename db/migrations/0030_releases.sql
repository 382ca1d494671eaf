CREATE TABLE "releases" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	"as_of" date NOT NULL,
	"rules" text NOT NULL,
	"seed" text NOT NULL,
	"input_hash" text NOT NULL,
	"tables" jsonb NOT NULL,
	"durations" jsonb NOT NULL,
	"annex" jsonb NOT NULL,
	"gate" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	CONSTRAINT "releases_id" CHECK ("releases"."id" ~ '^20[0-9]{2}(-K[1-4])?$'),
	CONSTRAINT "releases_kind" CHECK ("releases"."kind" in ('year', 'quarter')),
	CONSTRAINT "releases_period" CHECK ("releases"."from_date" <= "releases"."until_date" and "releases"."until_date" <= "releases"."as_of"),
	CONSTRAINT "releases_safe" CHECK (("releases"."gate" ->> 'safe')::boolean)
);
--> statement-breakpoint
-- What was published stays as it was: anybody may hold it against what is answered later.
CREATE TRIGGER releases_append_only BEFORE UPDATE OR DELETE ON releases FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER releases_never_emptied BEFORE TRUNCATE ON releases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
