ALTER TABLE "trajectories" DROP CONSTRAINT "trajectories_mediator_id_staff_id_fk";--> statement-breakpoint
-- What it wrote is generated from the schema now.
DROP FUNCTION write_batch(jsonb);
