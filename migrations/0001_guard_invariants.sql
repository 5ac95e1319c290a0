-- What must never be, held by the database itself.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- No two blocks of a plan version overlap, unless both are pinned: a movable block holds every lane, a pinned one its own.
ALTER TABLE "plan_blocks" ADD CONSTRAINT "plan_blocks_no_overlap" EXCLUDE USING gist (
  "plan_version_id" WITH =,
  tstzrange("start_at", "end_at") WITH &&,
  (CASE WHEN "is_pinned" THEN int4range("lane", "lane" + 1) ELSE int4range(NULL, NULL) END) WITH &&
);
--> statement-breakpoint
-- The ledger only grows. Entries leave with the person they belong to, and in no other way.
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM users WHERE id = OLD.user_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The effort ledger is append-only: add a correcting entry instead of changing %.', OLD.id
    USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();
