CREATE TABLE "audit_entries" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text NOT NULL,
	"before_hash" text,
	"after_hash" text
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_user_id_number_index" ON "audit_entries" USING btree ("user_id","number");
--> statement-breakpoint
SELECT protect_rows('audit_entries');
--> statement-breakpoint
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM users WHERE id = OLD.user_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit trail is append-only: entry % stays as it is.', OLD.number
    USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
-- Arguments: what to call it, and the column that names the person. Rows that leave with their person leave no trail.
CREATE FUNCTION write_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  becomes jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  kept jsonb := coalesce(becomes, was);
  person uuid := (kept ->> TG_ARGV[1])::uuid;
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM users WHERE id = person) THEN
    RETURN NULL;
  END IF;
  INSERT INTO audit_entries (user_id, actor, action, subject, subject_id, before_hash, after_hash) VALUES (
    person, coalesce(nullif(current_setting('app.actor', true), ''), 'operator'), lower(TG_OP), TG_ARGV[0], kept ->> 'id',
    encode(sha256(convert_to(was::text, 'UTF8')), 'hex'), encode(sha256(convert_to(becomes::text, 'UTF8')), 'hex'));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "users_audit_insert" AFTER INSERT ON "users" FOR EACH ROW
  EXECUTE FUNCTION write_audit('person', 'id');
--> statement-breakpoint
CREATE TRIGGER "users_audit_update" AFTER UPDATE ON "users" FOR EACH ROW
  WHEN ((OLD.email, OLD.name, OLD.time_zone, OLD.settings, OLD.days_off) IS DISTINCT FROM (NEW.email, NEW.name, NEW.time_zone, NEW.settings, NEW.days_off))
  EXECUTE FUNCTION write_audit('person', 'id');
--> statement-breakpoint
CREATE TRIGGER "connections_audit_insert" AFTER INSERT ON "connections" FOR EACH ROW
  EXECUTE FUNCTION write_audit('account', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "connections_audit_update" AFTER UPDATE ON "connections" FOR EACH ROW
  WHEN ((OLD.scopes, OLD.sealed_refresh_token, OLD.status, OLD.removes_blocks) IS DISTINCT FROM (NEW.scopes, NEW.sealed_refresh_token, NEW.status, NEW.removes_blocks))
  EXECUTE FUNCTION write_audit('account', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "connections_audit_delete" AFTER DELETE ON "connections" FOR EACH ROW
  EXECUTE FUNCTION write_audit('account', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "calendars_audit_insert" AFTER INSERT ON "calendars" FOR EACH ROW
  EXECUTE FUNCTION write_audit('calendar', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "calendars_audit_update" AFTER UPDATE ON "calendars" FOR EACH ROW
  WHEN ((OLD.counts_as_busy, OLD.is_ours) IS DISTINCT FROM (NEW.counts_as_busy, NEW.is_ours))
  EXECUTE FUNCTION write_audit('calendar', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "calendars_audit_delete" AFTER DELETE ON "calendars" FOR EACH ROW
  EXECUTE FUNCTION write_audit('calendar', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "hours_profiles_audit_insert" AFTER INSERT ON "hours_profiles" FOR EACH ROW
  EXECUTE FUNCTION write_audit('hours', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "hours_profiles_audit_update" AFTER UPDATE ON "hours_profiles" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION write_audit('hours', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "hours_profiles_audit_delete" AFTER DELETE ON "hours_profiles" FOR EACH ROW
  EXECUTE FUNCTION write_audit('hours', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "objectives_audit_insert" AFTER INSERT ON "objectives" FOR EACH ROW
  EXECUTE FUNCTION write_audit('objective', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "objectives_audit_update" AFTER UPDATE ON "objectives" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION write_audit('objective', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "objectives_audit_delete" AFTER DELETE ON "objectives" FOR EACH ROW
  EXECUTE FUNCTION write_audit('objective', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "key_results_audit_insert" AFTER INSERT ON "key_results" FOR EACH ROW
  EXECUTE FUNCTION write_audit('key-result', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "key_results_audit_update" AFTER UPDATE ON "key_results" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION write_audit('key-result', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "key_results_audit_delete" AFTER DELETE ON "key_results" FOR EACH ROW
  EXECUTE FUNCTION write_audit('key-result', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "habits_audit_insert" AFTER INSERT ON "habits" FOR EACH ROW
  EXECUTE FUNCTION write_audit('habit', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "habits_audit_update" AFTER UPDATE ON "habits" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION write_audit('habit', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "habits_audit_delete" AFTER DELETE ON "habits" FOR EACH ROW
  EXECUTE FUNCTION write_audit('habit', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "tasks_audit_insert" AFTER INSERT ON "tasks" FOR EACH ROW
  EXECUTE FUNCTION write_audit('task', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "tasks_audit_update" AFTER UPDATE ON "tasks" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*)
  EXECUTE FUNCTION write_audit('task', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "tasks_audit_delete" AFTER DELETE ON "tasks" FOR EACH ROW
  EXECUTE FUNCTION write_audit('task', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "published_events_audit_insert" AFTER INSERT ON "published_events" FOR EACH ROW
  EXECUTE FUNCTION write_audit('google-event', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "published_events_audit_update" AFTER UPDATE ON "published_events" FOR EACH ROW
  WHEN ((OLD.state, OLD.synced_etag, OLD.synced) IS DISTINCT FROM (NEW.state, NEW.synced_etag, NEW.synced))
  EXECUTE FUNCTION write_audit('google-event', 'user_id');
--> statement-breakpoint
CREATE TRIGGER "published_events_audit_delete" AFTER DELETE ON "published_events" FOR EACH ROW
  EXECUTE FUNCTION write_audit('google-event', 'user_id');
