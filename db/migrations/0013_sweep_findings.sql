-- A finding may be a group's: its id is called `id`, as everywhere that operators look.
UPDATE "sweeps" SET "findings" = (
  SELECT jsonb_agg((finding - 'trajectoryId') || jsonb_build_object('id', finding -> 'trajectoryId'))
  FROM jsonb_array_elements("findings") AS finding
) WHERE jsonb_path_exists("findings", '$[*].trajectoryId');
