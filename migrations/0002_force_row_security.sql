-- A row of a person is there only for transactions that say they work for that person (docs/adr/0009).
CREATE FUNCTION current_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.user_id', true), '')::uuid
$$;
--> statement-breakpoint
-- The key with which a transaction stands at a door: a few questions are asked before it is known whose rows they concern.
CREATE FUNCTION door_key(door text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN current_setting('app.door', true) = door THEN current_setting('app.door_key', true) END
$$;
--> statement-breakpoint
CREATE FUNCTION is_door_open(door text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('app.door', true) = door, false)
$$;
--> statement-breakpoint
-- For every table with rows of people, also those of later migrations. Further policies only add to what this one shows.
CREATE FUNCTION protect_rows(of_table regclass, person name DEFAULT 'user_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', of_table);
  EXECUTE format(
    'CREATE POLICY own_rows ON %1$s USING (%2$I = (SELECT current_person())) WITH CHECK (%2$I = (SELECT current_person()))',
    of_table, person);
END
$$;
--> statement-breakpoint
SELECT protect_rows('users', 'id');
--> statement-breakpoint
SELECT protect_rows('sessions');
--> statement-breakpoint
SELECT protect_rows('hours_profiles');
--> statement-breakpoint
SELECT protect_rows('wakes');
--> statement-breakpoint
SELECT protect_rows('connections');
--> statement-breakpoint
SELECT protect_rows('calendars');
--> statement-breakpoint
SELECT protect_rows('channels');
--> statement-breakpoint
SELECT protect_rows('own_calendars');
--> statement-breakpoint
SELECT protect_rows('call_budgets');
--> statement-breakpoint
SELECT protect_rows('events');
--> statement-breakpoint
SELECT protect_rows('cycles');
--> statement-breakpoint
SELECT protect_rows('objectives');
--> statement-breakpoint
SELECT protect_rows('key_results');
--> statement-breakpoint
SELECT protect_rows('milestones');
--> statement-breakpoint
SELECT protect_rows('effort_plans');
--> statement-breakpoint
SELECT protect_rows('check_ins');
--> statement-breakpoint
SELECT protect_rows('habits');
--> statement-breakpoint
SELECT protect_rows('habit_skips');
--> statement-breakpoint
SELECT protect_rows('tasks');
--> statement-breakpoint
SELECT protect_rows('task_dependencies');
--> statement-breakpoint
SELECT protect_rows('blocks');
--> statement-breakpoint
SELECT protect_rows('published_events');
--> statement-breakpoint
SELECT protect_rows('plan_versions');
--> statement-breakpoint
SELECT protect_rows('plan_blocks');
--> statement-breakpoint
SELECT protect_rows('ledger_entries');
--> statement-breakpoint
-- Door "sign-in": whose Google account is this? The key is the account.
CREATE POLICY sign_in ON users FOR SELECT USING (google_subject = (SELECT door_key('sign-in')));
--> statement-breakpoint
CREATE POLICY sign_in ON connections FOR SELECT USING (google_subject = (SELECT door_key('sign-in')));
--> statement-breakpoint
-- Door "push": whose channel is this? The key is the channel.
CREATE POLICY push ON channels FOR SELECT USING (id = (SELECT door_key('push')::uuid));
--> statement-breakpoint
-- Door "session": the key is the hash of what only the browser knows.
CREATE POLICY session ON sessions USING (id_hash = (SELECT door_key('session'))) WITH CHECK (id_hash = (SELECT door_key('session')));
--> statement-breakpoint
-- Door "forget-sessions": those that have ended are removed, whosever they were.
CREATE POLICY forget_sessions ON sessions FOR SELECT USING ((SELECT is_door_open('forget-sessions')));
--> statement-breakpoint
CREATE POLICY forget_sessions_for_good ON sessions FOR DELETE USING ((SELECT is_door_open('forget-sessions')));
--> statement-breakpoint
-- Door "sweep": what was forgotten, of all people; it only looks, and the work is then done for each person apart.
CREATE POLICY sweep ON users FOR SELECT USING ((SELECT is_door_open('sweep')));
--> statement-breakpoint
CREATE POLICY sweep ON wakes FOR SELECT USING ((SELECT is_door_open('sweep')));
--> statement-breakpoint
CREATE POLICY sweep ON calendars FOR SELECT USING ((SELECT is_door_open('sweep')));
--> statement-breakpoint
CREATE POLICY sweep ON connections FOR SELECT USING ((SELECT is_door_open('sweep')));
