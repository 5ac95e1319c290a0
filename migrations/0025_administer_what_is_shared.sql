ALTER TABLE "invitations" ADD COLUMN "mails" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mailed_at" timestamp with time zone;
--> statement-breakpoint
-- A cycle of the whole workspace is changed and removed by any of its admins, and its history bears their name.
CREATE POLICY administer ON cycles FOR UPDATE USING (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
--> statement-breakpoint
CREATE POLICY administer_to_the_end ON cycles FOR DELETE USING (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
--> statement-breakpoint
CREATE POLICY administer ON goal_changes FOR INSERT WITH CHECK (
  subject = 'cycle' AND by_user_id = (SELECT current_person()) AND (subject_id, user_id) IN (
    SELECT id, user_id FROM cycles WHERE workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin']))));
--> statement-breakpoint
-- Policies know rows, not columns: whose a cycle is, and of which workspace, is out of an admin's reach.
CREATE FUNCTION guard_shared_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_person() IS NULL OR OLD.user_id = current_person() OR is_door_open('hand-over') OR is_door_open('forget')
    OR (NEW.user_id = OLD.user_id AND NEW.workspace_id IS NOT DISTINCT FROM OLD.workspace_id) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'The place of cycle % is not changed by this person.', OLD.id USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER cycles_guard BEFORE UPDATE ON cycles FOR EACH ROW EXECUTE FUNCTION guard_shared_cycle();
--> statement-breakpoint
-- Whether one goal stands below another, also where goals between them are hidden. It answers yes or no, and no more.
CREATE POLICY tree ON objectives FOR SELECT USING ((SELECT is_door_open('tree'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE FUNCTION is_goal_below(goal uuid, above uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
  answer boolean;
BEGIN
  PERFORM set_config('app.door', 'tree', true);
  WITH RECURSIVE line AS (
    SELECT o.id, o.parent_id FROM objectives o WHERE o.id = goal
    UNION SELECT o.id, o.parent_id FROM objectives o JOIN line l ON o.id = l.parent_id
  ) SELECT EXISTS (SELECT FROM line WHERE id = above) INTO answer;
  PERFORM set_config('app.door', was, true);
  RETURN answer;
END
$$;
--> statement-breakpoint
-- What effort plans of colleagues ask for from a local date on to the end of the cycle, and what became of the weeks
-- that ended in the four weeks before it: sums of everybody but who asks, by key result that they can see.
CREATE FUNCTION plans_of_colleagues(of_key_results uuid[], on_date date)
RETURNS TABLE (key_result_id uuid, ahead bigint, past_planned bigint, past_done bigint)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    WITH aim AS MATERIALIZED (
      SELECT k.id, greatest(0, c.ends_on - greatest(on_date, c.starts_on) + 1) AS days
      FROM key_results k JOIN objectives o ON o.id = k.objective_id JOIN cycles c ON c.id = o.cycle_id
      WHERE k.id = ANY (of_key_results) AND o.visibility = 'workspace' AND o.status <> 'draft'
    ), plan AS (
      SELECT a.id, CASE
          WHEN p.total_minutes IS NULL THEN round(p.target_minutes_per_week * a.days / 7.0)::int
          WHEN p.by_date < on_date THEN 0
          ELSE greatest(0, p.total_minutes - coalesce((SELECT sum(e.minutes) FROM ledger_entries e
            WHERE e.user_id = p.user_id AND e.key_result_id = a.id), 0))::int END AS ahead
      FROM effort_plans p JOIN aim a ON a.id = p.key_result_id
      WHERE p.user_id <> (SELECT current_person())
    ), week AS (
      SELECT a.id, t.minutes - t.rolled_over_minutes AS planned,
        coalesce((SELECT sum(e.minutes) FROM ledger_entries e WHERE e.task_id = t.id), 0)::int AS done
      FROM tasks t JOIN aim a ON a.id = t.key_result_id
      WHERE t.user_id <> (SELECT current_person()) AND t.source = 'effort-plan'
        AND t.week_of + 7 <= on_date AND t.week_of + 35 > on_date
    ), part AS (
      SELECT id, ahead, 0 AS planned, 0 AS done FROM plan UNION ALL SELECT id, 0, planned, done FROM week
    )
    SELECT id, sum(ahead), sum(planned), sum(done) FROM part GROUP BY id;
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
-- Minutes of a key result by week, named by its first date in a zone: everybody's, and those of who asks.
CREATE FUNCTION effort_by_week(of_key_result uuid, in_zone text, week_start int)
RETURNS TABLE (week date, done bigint, own bigint) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
  is_shared boolean;
BEGIN
  SELECT o.visibility = 'workspace' AND o.status <> 'draft' INTO is_shared
    FROM key_results k JOIN objectives o ON o.id = k.objective_id WHERE k.id = of_key_result;
  PERFORM set_config('app.door', CASE WHEN is_shared THEN 'report' ELSE was END, true);
  RETURN QUERY
    SELECT d.day - (extract(isodow FROM d.day)::int - week_start + 7) % 7, sum(e.minutes),
      coalesce(sum(e.minutes) FILTER (WHERE e.user_id = (SELECT current_person())), 0)
    FROM ledger_entries e CROSS JOIN LATERAL (SELECT (e.worked_at AT TIME ZONE in_zone)::date AS day) d
    WHERE e.key_result_id = of_key_result GROUP BY 1 ORDER BY 1;
  PERFORM set_config('app.door', was, true);
END
$$;
