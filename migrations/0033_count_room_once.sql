ALTER TABLE "week_rooms" ADD COLUMN "workspace_id" uuid;--> statement-breakpoint
ALTER TABLE "week_rooms" ADD CONSTRAINT "week_rooms_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
-- As it was, but that a note counts in one workspace only, and has to reach to the end of the quarter: one that ends
-- before (for months no calendar could be read) would end the sum of all.
CREATE OR REPLACE FUNCTION room_seats(of_workspace uuid, at_time timestamptz) RETURNS TABLE (user_id uuid, team_id uuid)
LANGUAGE sql STABLE AS $$
  SELECT DISTINCT ON (m.user_id) m.user_id, t.team_id
  FROM workspace_members m LEFT JOIN (
    SELECT s.id, s.team_id, s.user_id, s.joined_at, least(s.left_at, g.archived_at) AS left_at
    FROM team_members s JOIN teams g ON g.id = s.team_id WHERE s.workspace_id = of_workspace
  ) t ON t.user_id = m.user_id AND t.joined_at < at_time AND (t.left_at IS NULL OR t.left_at >= at_time)
  WHERE m.workspace_id = of_workspace AND m.joined_at < at_time AND (m.left_at IS NULL OR m.left_at >= at_time)
    AND EXISTS (SELECT FROM week_rooms r WHERE r.user_id = m.user_id AND r.workspace_id = of_workspace
      AND r.noted_at < at_time AND r.first_week + 7 * cardinality(r.need_minutes)
        >= date_trunc('quarter', at_time AT TIME ZONE 'UTC') + interval '3 months 6 days')
  ORDER BY m.user_id, t.joined_at, t.id
$$;
--> statement-breakpoint
-- As it was, but of the notes that count in this workspace.
CREATE OR REPLACE FUNCTION team_room(of_workspace uuid, since date, from_week date, to_week date, now_is timestamptz)
RETURNS TABLE (team_id uuid, week date, people int, waiting int, need bigint, free bigint)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
  today timestamptz := date_trunc('day', now_is, 'UTC');
  monday timestamptz;
  who uuid[] := '{}';
  seats uuid[] := '{}';
BEGIN
  PERFORM set_config('app.door', 'report', true);
  FOR monday IN SELECT d AT TIME ZONE 'UTC' FROM generate_series(since::timestamp, now_is AT TIME ZONE 'UTC', interval '7 days') d LOOP
    SELECT who || coalesce(array_agg(c.user_id), '{}'), seats || coalesce(array_agg(c.team_id), '{}') INTO who, seats
    FROM (SELECT s.user_id, s.team_id, count(*) OVER (PARTITION BY s.team_id) AS together
      FROM room_seats(of_workspace, monday) s WHERE s.user_id <> ALL (who)) c
    WHERE c.together >= 3;
  END LOOP;
  RETURN QUERY
    WITH counted AS MATERIALIZED (
      SELECT u.user_id, u.team_id, (
        SELECT max(coalesce(m.left_at, 'infinity')) FROM workspace_members m
        WHERE m.workspace_id = of_workspace AND m.user_id = u.user_id) AS stays_until
      FROM unnest(who, seats) u (user_id, team_id)
    ), place AS (
      SELECT c.team_id, true AS is_counted FROM counted c
      UNION ALL
      SELECT s.team_id, false FROM room_seats(of_workspace, now_is) s WHERE s.user_id <> ALL (who)
    )
    SELECT p.team_id, NULL::date, count(*) FILTER (WHERE p.is_counted)::int,
      count(*) FILTER (WHERE NOT p.is_counted)::int, NULL::bigint, NULL::bigint
    FROM place p GROUP BY 1
    UNION ALL
    SELECT c.team_id, w.week::date, count(*)::int, NULL::int, sum(r.need), sum(r.free)
    FROM counted c
    CROSS JOIN generate_series(from_week::timestamp, to_week::timestamp - interval '7 days', interval '7 days') w (week)
    LEFT JOIN LATERAL (
      SELECT n.need_minutes[p.nth] AS need, n.free_minutes[p.nth] AS free
      FROM week_rooms n CROSS JOIN LATERAL (SELECT (w.week::date - n.first_week) / 7 + 1 AS nth) p
      WHERE n.user_id = c.user_id AND n.workspace_id = of_workspace AND n.noted_at < least(c.stays_until, today)
        AND n.first_week <= w.week::date AND p.nth <= cardinality(n.need_minutes)
      ORDER BY n.noted_at DESC LIMIT 1) r ON true
    GROUP BY 1, 2 HAVING count(*) = count(r.need);
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
-- As it was, but that noted room keeps the workspace in which it counts.
CREATE OR REPLACE FUNCTION forget_person(at_time timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
  person uuid := current_person();
  stranger uuid := gen_random_uuid();
  zone text;
  stays workspace_members[];
  sat team_members[];
  worked ledger_entries[];
  noted week_rooms[];
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
    SELECT array_agg(r) INTO noted FROM week_rooms r WHERE r.user_id = person;
  END IF;
  IF worked IS NOT NULL OR noted IS NOT NULL OR cardinality(held) > 0 THEN
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
  IF worked IS NOT NULL OR noted IS NOT NULL THEN
    PERFORM set_config('app.user_id', stranger::text, true);
    INSERT INTO workspace_members (id, workspace_id, user_id, role, joined_at, left_at)
      SELECT m.id, m.workspace_id, stranger, m.role, m.joined_at, m.left_at FROM unnest(stays) m;
    INSERT INTO team_members (id, workspace_id, team_id, user_id, joined_at, left_at)
      SELECT t.id, t.workspace_id, t.team_id, stranger, t.joined_at, t.left_at FROM unnest(sat) t;
    INSERT INTO week_rooms (id, user_id, workspace_id, noted_at, first_week, need_minutes, free_minutes)
      SELECT r.id, stranger, r.workspace_id, r.noted_at, r.first_week, r.need_minutes, r.free_minutes FROM unnest(noted) r;
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
--> statement-breakpoint
-- Nobody looks after who left: the sweep clears their notes away when no sum needs them any more.
CREATE POLICY clear_left ON week_rooms USING ((SELECT is_door_open('sweep')) AND user_id IN (SELECT id FROM users WHERE left_at IS NOT NULL));
