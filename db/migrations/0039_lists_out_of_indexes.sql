DROP INDEX "trajectories_by_task";--> statement-breakpoint
DROP INDEX "trajectories_paused";--> statement-breakpoint
DROP INDEX "trajectories_by_cohort";--> statement-breakpoint
CREATE INDEX "ocmw_links_to_answer" ON "ocmw_links" USING btree ("nis","on") WHERE question is not null and answered_at is null;--> statement-breakpoint
CREATE INDEX "trajectories_by_task" ON "trajectories" USING btree ("task_due_on","province","partner","sort_on","id") WHERE task_due_on is not null;--> statement-breakpoint
CREATE INDEX "trajectories_paused" ON "trajectories" USING btree ("sort_on","id","province","operator_sort_on") WHERE paused_until is not null;--> statement-breakpoint
CREATE INDEX "trajectories_by_cohort" ON "trajectories" USING btree ("cohort_id","province","task_due_on","sort_on","operator_sort_on","id") WHERE cohort_id is not null;