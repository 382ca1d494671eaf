CREATE TABLE "contract_versions" (
	"contract_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contract_versions_contract_id_version_pk" PRIMARY KEY("contract_id","version"),
	CONSTRAINT "contract_versions_from_one" CHECK ("contract_versions"."version" >= 1),
	CONSTRAINT "contract_versions_body" CHECK ("contract_versions"."body" ->> 'id' = "contract_versions"."contract_id")
);
--> statement-breakpoint
CREATE TABLE "contracts" (
	"id" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"tender" text NOT NULL,
	"partner" text NOT NULL,
	"provinces" text[] NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"track" text NOT NULL,
	"purpose" text NOT NULL,
	"trajectories" integer NOT NULL,
	"duration_unit" text NOT NULL,
	"duration_from" smallint NOT NULL,
	"duration_to" smallint NOT NULL,
	"budget_cents" bigint NOT NULL,
	"budgeted_minutes" integer NOT NULL,
	"hourly_rate_cents" integer NOT NULL,
	"esf_percent" smallint DEFAULT 40 NOT NULL,
	"vdab_percent" smallint DEFAULT 60 NOT NULL,
	"compensation" text DEFAULT 'projectHours' NOT NULL,
	"quotas" jsonb DEFAULT '[]' NOT NULL,
	"figures" text DEFAULT 'agreed' NOT NULL,
	CONSTRAINT "contracts_id" CHECK ("contracts"."id" ~ '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$'),
	CONSTRAINT "contracts_provinces" CHECK (cardinality("contracts"."provinces") >= 1),
	CONSTRAINT "contracts_provinces_known" CHECK ("contracts"."provinces" <@ array['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders']),
	CONSTRAINT "contracts_period" CHECK ("contracts"."valid_until" >= "contracts"."valid_from"),
	CONSTRAINT "contracts_track" CHECK ("contracts"."track" in ('intro', 'randstad')),
	CONSTRAINT "contracts_duration_unit" CHECK ("contracts"."duration_unit" in ('weeks', 'months')),
	CONSTRAINT "contracts_duration" CHECK ("contracts"."duration_from" >= 1 and "contracts"."duration_to" >= "contracts"."duration_from"),
	CONSTRAINT "contracts_trajectories" CHECK ("contracts"."trajectories" between 1 and 10000),
	CONSTRAINT "contracts_budget" CHECK ("contracts"."budget_cents" between 0 and 10000000000),
	CONSTRAINT "contracts_hours" CHECK ("contracts"."budgeted_minutes" between 0 and 60000000),
	CONSTRAINT "contracts_rate" CHECK ("contracts"."hourly_rate_cents" between 1 and 100000),
	CONSTRAINT "contracts_shares" CHECK ("contracts"."esf_percent" >= 0 and "contracts"."vdab_percent" >= 0 and "contracts"."esf_percent" + "contracts"."vdab_percent" = 100),
	CONSTRAINT "contracts_compensation" CHECK ("contracts"."compensation" in ('projectHours')),
	CONSTRAINT "contracts_figures" CHECK ("contracts"."figures" in ('agreed', 'assumed'))
);
--> statement-breakpoint
ALTER TABLE "trajectories" DROP CONSTRAINT "trajectories_partner";--> statement-breakpoint
ALTER TABLE "cohorts" DROP CONSTRAINT "cohorts_partner";--> statement-breakpoint
ALTER TABLE "webhooks" DROP CONSTRAINT "webhooks_partner";--> statement-breakpoint
ALTER TABLE "contract_versions" ADD CONSTRAINT "contract_versions_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_partner_organisations_id_fk" FOREIGN KEY ("partner") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contracts_by_partner" ON "contracts" USING btree ("partner","valid_from");--> statement-breakpoint
ALTER TABLE "trajectories" ADD CONSTRAINT "trajectories_partner" CHECK ("trajectories"."partner" ~ '^[A-Za-z][A-Za-z0-9._-]{0,63}$');--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_partner" CHECK ("cohorts"."partner" ~ '^[A-Za-z][A-Za-z0-9._-]{0,63}$');--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_partner" CHECK ("webhooks"."partner" ~ '^[A-Za-z][A-Za-z0-9._-]{0,63}$');--> statement-breakpoint
-- What a contract said when stays: its versions are appended, never changed and never removed.
CREATE TRIGGER contract_versions_append_only BEFORE UPDATE OR DELETE ON contract_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contract_versions_never_emptied BEFORE TRUNCATE ON contract_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
