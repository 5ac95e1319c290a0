ALTER TABLE "users" ADD COLUMN "left_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "receipt" uuid;
--> statement-breakpoint
-- A workspace in which nobody else is goes with its owner.
CREATE POLICY close_one ON workspaces FOR DELETE USING (id IN (SELECT my_workspaces(ARRAY['owner']))
  AND NOT EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = workspaces.id AND m.left_at IS NULL AND m.user_id <> (SELECT current_person())));
--> statement-breakpoint
-- Door "forget": opened by the function alone. Reports of the past need to know that there was somebody, not who.
CREATE POLICY forget ON workspaces FOR SELECT USING ((SELECT is_door_open('forget'))
  AND id IN (SELECT m.workspace_id FROM workspace_members m WHERE m.user_id = (SELECT current_person())));
--> statement-breakpoint
CREATE POLICY forget ON workspace_members FOR INSERT WITH CHECK ((SELECT is_door_open('forget'))
  AND left_at IS NOT NULL AND user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY forget ON team_members FOR SELECT USING ((SELECT is_door_open('forget')) AND user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY forget_for_good ON team_members FOR INSERT WITH CHECK ((SELECT is_door_open('forget'))
  AND left_at IS NOT NULL AND user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY forget ON objectives FOR SELECT USING ((SELECT is_door_open('forget')) AND visibility = 'workspace'
  AND workspace_id IN (SELECT m.workspace_id FROM workspace_members m WHERE m.user_id = (SELECT current_person())));
--> statement-breakpoint
CREATE POLICY forget ON key_results FOR SELECT USING ((SELECT is_door_open('forget'))
  AND objective_id IN (SELECT id FROM objectives));
--> statement-breakpoint
-- The key is the id of the stranger who takes the place of the person.
CREATE POLICY forget ON ledger_entries FOR SELECT USING ((SELECT is_door_open('forget')) AND (
  objective_id IN (SELECT id FROM objectives WHERE user_id = (SELECT current_person()))
  OR key_result_id IN (SELECT id FROM key_results WHERE user_id = (SELECT current_person()))));
--> statement-breakpoint
CREATE POLICY forget_for_good ON cycles USING (user_id = (SELECT nullif(door_key('forget'), '')::uuid));
--> statement-breakpoint
CREATE POLICY forget_for_good ON objectives USING (user_id = (SELECT nullif(door_key('forget'), '')::uuid));
--> statement-breakpoint
CREATE POLICY forget_for_good ON key_results USING (user_id = (SELECT nullif(door_key('forget'), '')::uuid));
--> statement-breakpoint
CREATE POLICY forget_for_good ON audit_entries FOR INSERT WITH CHECK (user_id = (SELECT nullif(door_key('forget'), '')::uuid));
--> statement-breakpoint
-- Removes a person with all that hangs on them. What they did in workspaces that go on stays in the sums of their
-- reports, as a stranger's: minutes and weeks, goals of the workspace, no words and no links to anything of theirs.
-- Time outside the workspace's goals is told by the week only. A goal of theirs for which others have worked is kept as
-- something to point at: the ledger of others never changes.
CREATE FUNCTION forget_person(at_time timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
  person uuid := current_person();
  stranger uuid := gen_random_uuid();
  zone text;
  stays workspace_members[];
  sat team_members[];
  worked ledger_entries[];
  aims uuid[];
  held uuid[];
  leaver users;
BEGIN
  PERFORM set_config('app.door', 'forget', true), set_config('app.door_key', stranger::text, true);
  SELECT * INTO leaver FROM users WHERE id = person AND left_at IS NOT NULL FOR UPDATE;
  IF leaver.id IS NULL THEN
    RAISE EXCEPTION 'Person % has not said goodbye.', person USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT coalesce(array_agg(DISTINCT e.key_result_id), '{}') INTO aims FROM ledger_entries e
    WHERE e.user_id <> person AND e.key_result_id IN (SELECT id FROM key_results WHERE user_id = person);
  SELECT coalesce(array_agg(DISTINCT o.id), '{}') INTO held FROM objectives o WHERE o.user_id = person AND (
    o.id IN (SELECT e.objective_id FROM ledger_entries e WHERE e.user_id <> person)
    OR o.id IN (SELECT k.objective_id FROM key_results k WHERE k.id = ANY (aims)));
  SELECT array_agg(m), min(w.time_zone) INTO stays, zone FROM workspace_members m JOIN workspaces w ON w.id = m.workspace_id
    WHERE m.user_id = person AND m.left_at IS NOT NULL;
  IF stays IS NOT NULL THEN
    SELECT array_agg(t) INTO sat FROM team_members t WHERE t.user_id = person AND t.left_at IS NOT NULL;
    SELECT array_agg(e) INTO worked FROM ledger_entries e WHERE e.user_id = person;
  END IF;
  IF worked IS NOT NULL OR cardinality(held) > 0 THEN
    PERFORM set_config('app.user_id', stranger::text, true);
    INSERT INTO users (id, google_subject, email, name, time_zone, left_at, created_at)
      VALUES (stranger, 'left:' || stranger, '', 'Somebody who left', coalesce(zone, 'UTC'), at_time, at_time);
    PERFORM set_config('app.user_id', person::text, true);
  END IF;
  IF cardinality(held) > 0 THEN
    UPDATE cycles SET user_id = stranger, title = 'Cycle of somebody who left'
      WHERE user_id = person AND id IN (SELECT cycle_id FROM objectives WHERE id = ANY (held));
    UPDATE key_results SET user_id = stranger, title = 'Key result of somebody who left', owner_id = NULL, kpi_id = NULL
      WHERE id = ANY (aims) AND user_id = person;
    UPDATE objectives SET user_id = stranger, title = 'Goal of somebody who left', why = '', parent_id = NULL,
      workspace_id = NULL, owner_team_id = NULL WHERE id = ANY (held);
  END IF;
  DELETE FROM users WHERE id = person;
  IF worked IS NOT NULL THEN
    PERFORM set_config('app.user_id', stranger::text, true);
    INSERT INTO workspace_members (id, workspace_id, user_id, role, joined_at, left_at)
      SELECT m.id, m.workspace_id, stranger, m.role, m.joined_at, m.left_at FROM unnest(stays) m;
    INSERT INTO team_members (id, workspace_id, team_id, user_id, joined_at, left_at)
      SELECT t.id, t.workspace_id, t.team_id, stranger, t.joined_at, t.left_at FROM unnest(sat) t;
    INSERT INTO ledger_entries (id, user_id, key_result_id, objective_id, minutes, worked_at, evidence, corrects, recorded_at)
      SELECT e.id, stranger, k.id, o.id, e.minutes,
        CASE WHEN k.id IS NULL AND o.id IS NULL
          THEN (date_trunc('week', e.worked_at AT TIME ZONE zone) + interval '3 days') AT TIME ZONE zone ELSE e.worked_at END,
        e.evidence, e.corrects, e.recorded_at
      FROM unnest(worked) e LEFT JOIN key_results k ON k.id = e.key_result_id LEFT JOIN objectives o ON o.id = e.objective_id;
  END IF;
  INSERT INTO facts (key, value) VALUES ('departure-' || leaver.receipt,
    jsonb_build_object('saidAt', leaver.left_at, 'goneAt', at_time, 'keptEntries', coalesce(cardinality(worked), 0)))
    ON CONFLICT (key) DO UPDATE SET value = facts.value || excluded.value;
  PERFORM set_config('app.user_id', person::text, true);
  PERFORM set_config('app.door', was, true), set_config('app.door_key', '', true);
END
$$;
