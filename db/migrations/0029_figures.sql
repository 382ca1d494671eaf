CREATE TABLE "figure_facts" (
	"trajectory_id" text NOT NULL,
	"figure" text NOT NULL,
	"on_date" date NOT NULL,
	"until_date" date,
	"known_from" date NOT NULL,
	"known_until" date,
	"province" text NOT NULL,
	"sex" text NOT NULL,
	"age_group" text NOT NULL,
	"education" text NOT NULL,
	"migration" text NOT NULL,
	"partner" text,
	"cohort" text,
	"year_of_start" smallint,
	"kind" text,
	"days" integer,
	CONSTRAINT "figure_facts_figure" CHECK ("figure_facts"."figure" in ('registrations', 'referrals', 'waiting', 'waitDays', 'groupStarts', 'groupsRunning', 'groupEnds', 'dropouts', 'trajectoriesOpen', 'guidanceEnds', 'trajectoryEnds', 'outcomeGroup', 'outcomeGuidance', 'outcome3Months', 'outcome6Months', 'consultations', 'deadlinesMet', 'deadlinesMissed', 'coachingStarts', 'coachingEnds', 'coachingKept', 'onward', 'consultedBeforeWeek6', 'phaseMoves', 'paths', 'earlyDropouts')),
	CONSTRAINT "figure_facts_province" CHECK ("figure_facts"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders')),
	CONSTRAINT "figure_facts_sex" CHECK ("figure_facts"."sex" in ('F', 'M', 'X', 'unknown')),
	CONSTRAINT "figure_facts_age" CHECK ("figure_facts"."age_group" in ('under25', '25to58', 'over58', 'unknown')),
	CONSTRAINT "figure_facts_education" CHECK ("figure_facts"."education" in ('low', 'middle', 'high', 'unknown')),
	CONSTRAINT "figure_facts_migration" CHECK ("figure_facts"."migration" in ('belgian', 'eu', 'nonEu', 'unknown')),
	CONSTRAINT "figure_facts_trajectory" CHECK ("figure_facts"."trajectory_id" ~ '^T-[0-9]{6,9}$')
);
--> statement-breakpoint
CREATE TABLE "figure_lives" (
	"trajectory_id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"change_id" bigint NOT NULL,
	"traits" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "figure_looks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "figure_looks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"viewer_id" text,
	"relation" text NOT NULL,
	"operation" text NOT NULL,
	"figure" text,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	"as_of" date NOT NULL,
	"split" text NOT NULL,
	"province" text,
	CONSTRAINT "figure_looks_figure" CHECK ("figure_looks"."figure" in ('registrations', 'referrals', 'waiting', 'waitDays', 'groupStarts', 'groupsRunning', 'groupEnds', 'dropouts', 'trajectoriesOpen', 'guidanceEnds', 'trajectoryEnds', 'outcomeGroup', 'outcomeGuidance', 'outcome3Months', 'outcome6Months', 'consultations', 'deadlinesMet', 'deadlinesMissed', 'coachingStarts', 'coachingEnds', 'coachingKept', 'onward', 'consultedBeforeWeek6', 'phaseMoves', 'paths', 'earlyDropouts')),
	CONSTRAINT "figure_looks_province" CHECK ("figure_looks"."province" in ('antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'))
);
--> statement-breakpoint
CREATE INDEX "figure_facts_by_trajectory" ON "figure_facts" USING btree ("trajectory_id");--> statement-breakpoint
CREATE INDEX "figure_facts_by_figure" ON "figure_facts" USING btree ("figure","on_date","until_date","known_from","known_until","province","sex","age_group","education","migration","partner","cohort","year_of_start","kind","days");--> statement-breakpoint
CREATE INDEX "figure_looks_by_day" ON "figure_looks" USING btree ("at");--> statement-breakpoint
CREATE TRIGGER figure_looks_append_only BEFORE UPDATE OR DELETE ON figure_looks FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER figure_looks_never_emptied BEFORE TRUNCATE ON figure_looks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
