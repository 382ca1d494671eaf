-- Of a text in UTF-8, which this database holds: the same for ever, though Postgres cannot know that of `convert_to`.
create function address_hash(address text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  return encode(sha256(convert_to(lower(trim(address)), 'UTF8')), 'hex');
end $$;
--> statement-breakpoint
CREATE INDEX "people_by_address" ON "people" USING btree (address_hash("email"));
