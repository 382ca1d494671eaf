CREATE INDEX "people_by_name" ON "people" USING gin (to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(
  replace(replace(replace(translate(lower(normalize("last_name" || ' ' || "first_name", NFKD)), 'øłđðı', 'olddi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
  '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g') || ' ' || regexp_replace(regexp_replace(
  replace(replace(replace(translate(lower(normalize("last_name", NFKD)), 'øłđðı', 'olddi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
  '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', '', 'g') || ' ' || regexp_replace(regexp_replace(
  replace(replace(replace(translate(lower(normalize("first_name", NFKD)), 'øłđðı', 'olddi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
  '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', '', 'g')));--> statement-breakpoint
CREATE INDEX "people_by_phone" ON "people" USING btree (regexp_replace(regexp_replace(replace("phone", '(0)', ''), '\D', '', 'g'), '^(00)?32(?=\d{8,9}$)', '0'));--> statement-breakpoint
CREATE INDEX "trajectories_by_file_number" ON "trajectories" USING btree (upper(regexp_replace("dossier_number", '\s', '', 'g')));