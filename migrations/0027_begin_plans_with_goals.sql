-- A key result that comes in the middle of a cycle asks for no hours of the days before: as cycleOfPlan() of the core counts.
CREATE FUNCTION plan_begins(starts_on date, ends_on date, created_at timestamptz, zone text) RETURNS date
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN (created_at AT TIME ZONE zone)::date BETWEEN starts_on AND ends_on
    THEN (created_at AT TIME ZONE zone)::date ELSE starts_on END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION effort_of_colleagues(of_goals uuid[])
RETURNS TABLE (goal_id uuid, done bigint, unconfirmed bigint, planned bigint, sessions bigint, target bigint)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    WITH aim AS MATERIALIZED (
      SELECT k.id, k.objective_id, k.kind = 'effort' AND k.measure = 'minutes' AS has_target, c.ends_on - plan_begins(c.starts_on, c.ends_on, k.created_at, w.time_zone) + 1 AS days
      FROM key_results k JOIN objectives o ON o.id = k.objective_id JOIN cycles c ON c.id = o.cycle_id
        JOIN workspaces w ON w.id = o.workspace_id
      WHERE (k.id = ANY (of_goals) OR o.id = ANY (of_goals)) AND o.visibility = 'workspace' AND o.status <> 'draft'
    ), goal AS MATERIALIZED (
      SELECT o.id FROM objectives o WHERE o.id = ANY (of_goals) AND o.visibility = 'workspace' AND o.status <> 'draft'
    ), item AS (
      SELECT t.id, t.user_id, t.key_result_id, coalesce(a.objective_id, t.objective_id) AS objective_id
      FROM tasks t LEFT JOIN aim a ON a.id = t.key_result_id
      WHERE t.key_result_id IN (SELECT id FROM aim) OR t.objective_id IN (SELECT id FROM goal)
      UNION ALL
      SELECT h.id, h.user_id, h.key_result_id, coalesce(a.objective_id, h.objective_id)
      FROM habits h LEFT JOIN aim a ON a.id = h.key_result_id
      WHERE h.key_result_id IN (SELECT id FROM aim) OR h.objective_id IN (SELECT id FROM goal)
    ), minute AS (
      SELECT e.key_result_id, coalesce(e.objective_id, a.objective_id) AS objective_id, coalesce(e.block_id, e.corrects, e.id) AS session,
        e.minutes AS done, 0 AS unconfirmed, 0 AS planned, 0 AS target
      FROM ledger_entries e LEFT JOIN aim a ON a.id = e.key_result_id
      WHERE e.user_id <> (SELECT current_person())
        AND (e.key_result_id IN (SELECT id FROM aim) OR e.objective_id IN (SELECT id FROM goal))
      UNION ALL
      SELECT i.key_result_id, i.objective_id, NULL, 0,
        CASE WHEN b.state = 'unconfirmed' THEN round(extract(epoch FROM b.end_at - b.start_at) / 60)::int ELSE 0 END,
        CASE WHEN b.state = 'unconfirmed' THEN 0 ELSE round(extract(epoch FROM b.end_at - b.start_at) / 60)::int END, 0
      FROM blocks b JOIN item i ON i.id = coalesce(b.task_id, b.habit_id)
      WHERE b.user_id <> (SELECT current_person()) AND b.state IN ('flexible', 'defended', 'pinned', 'running', 'unconfirmed')
      UNION ALL
      -- A target in hours is all there is to do; without one, plans add up.
      SELECT p.key_result_id, a.objective_id, NULL, 0, 0, 0,
        CASE WHEN a.has_target THEN 0 ELSE coalesce(p.total_minutes, round(p.target_minutes_per_week * a.days / 7.0)::int) END
      FROM effort_plans p JOIN aim a ON a.id = p.key_result_id
      WHERE p.user_id <> (SELECT current_person())
    ), of_goal AS (
      SELECT key_result_id AS goal_id, * FROM minute WHERE key_result_id = ANY (of_goals)
      UNION ALL SELECT objective_id, * FROM minute WHERE objective_id = ANY (of_goals)
    ), sitting AS (
      SELECT goal_id, session, sum(done) AS done FROM of_goal WHERE session IS NOT NULL GROUP BY 1, 2
    )
    SELECT g.goal_id, sum(g.done), sum(g.unconfirmed), sum(g.planned),
      (SELECT count(*) FROM sitting s WHERE s.goal_id = g.goal_id AND s.done > 0), sum(g.target)
    FROM of_goal g GROUP BY 1;
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION shared_plans(of_workspace uuid)
RETURNS TABLE (objective_id uuid, user_id uuid, minutes int, from_date date, to_date date)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    SELECT o.id, p.user_id,
      coalesce(p.target_minutes_per_week,
        round(p.total_minutes / greatest(1, ceil((p.by_date - plan_begins(c.starts_on, c.ends_on, k.created_at, w.time_zone) + 1) / 7.0)))::int),
      plan_begins(c.starts_on, c.ends_on, k.created_at, w.time_zone), least(c.ends_on, coalesce(p.by_date, c.ends_on))
    FROM effort_plans p JOIN key_results k ON k.id = p.key_result_id
    JOIN objectives o ON o.id = k.objective_id JOIN cycles c ON c.id = o.cycle_id
    JOIN workspaces w ON w.id = o.workspace_id
    JOIN workspace_members m ON m.user_id = p.user_id AND m.workspace_id = of_workspace AND m.left_at IS NULL
    WHERE o.workspace_id = of_workspace AND o.visibility = 'workspace' AND o.status = 'active'
      AND of_workspace IN (SELECT my_workspaces());
  PERFORM set_config('app.door', was, true);
END
$$;
