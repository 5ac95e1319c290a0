-- Hours for shared goals stay with the team that a person was in when the week began, also after they have left it. What
-- they did before their first team counts for that one.
CREATE OR REPLACE FUNCTION time_report(of_workspace uuid, from_week date, to_week date, now_is timestamptz, group_by text,
  one_objective uuid, one_person uuid, one_team uuid)
RETURNS TABLE (is_other boolean, key uuid, week date, people int, done bigint, unconfirmed bigint, planned bigint)
LANGUAGE plpgsql STABLE SET work_mem TO '32MB' SET jit TO off AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    WITH place AS (
      SELECT w.time_zone AS zone FROM workspaces w WHERE w.id = of_workspace AND w.id IN (SELECT my_workspaces())
    ), span AS MATERIALIZED (
      SELECT d::date AS week, d AT TIME ZONE p.zone AS starts, (d + interval '7 days') AT TIME ZONE p.zone AS ends,
        (d + interval '14 days') AT TIME ZONE p.zone AS closes
      FROM place p, generate_series(from_week::timestamp, to_week::timestamp - interval '7 days', interval '7 days') d
    ), goal AS MATERIALIZED (
      SELECT o.id FROM objectives o
      WHERE o.workspace_id = of_workspace AND o.visibility = 'workspace' AND o.status <> 'draft'
    ), aim AS MATERIALIZED (
      SELECT k.id, k.objective_id FROM key_results k WHERE k.objective_id IN (SELECT id FROM goal)
    ), insider AS MATERIALIZED (
      SELECT DISTINCT m.user_id FROM workspace_members m WHERE m.workspace_id = of_workspace
    ), seat AS MATERIALIZED (
      SELECT s.week, t.team_id, t.user_id FROM (
        SELECT m.*, min(m.joined_at) OVER (PARTITION BY m.user_id) AS first_at
        FROM team_members m JOIN teams g ON g.id = m.team_id AND g.archived_at IS NULL
        WHERE m.workspace_id = of_workspace
      ) t
      JOIN span s ON (t.joined_at <= s.starts OR t.joined_at = t.first_at) AND (t.left_at IS NULL OR t.left_at > s.starts)
    ), worked AS MATERIALIZED (
      -- Week by week, so that few sums are made at a time: that costs a third less.
      SELECT s.week, s.closes <= now_is AS is_closed, w.* FROM span s CROSS JOIN LATERAL (
        SELECT e.objective_id, e.key_result_id, e.user_id, sum(e.minutes) AS done,
          sum(e.minutes) FILTER (WHERE e.recorded_at < s.closes) AS told
        FROM ledger_entries e
        WHERE e.worked_at >= s.starts AND e.worked_at < s.ends AND (one_person IS NULL OR e.user_id = one_person)
        GROUP BY 1, 2, 3) w
    ), item AS (
      SELECT t.id, coalesce(a.objective_id, t.objective_id) AS objective_id FROM tasks t LEFT JOIN aim a ON a.id = t.key_result_id
      WHERE t.key_result_id IN (SELECT id FROM aim) OR t.objective_id IN (SELECT id FROM goal)
      UNION ALL
      SELECT h.id, coalesce(a.objective_id, h.objective_id) FROM habits h LEFT JOIN aim a ON a.id = h.key_result_id
      WHERE h.key_result_id IN (SELECT id FROM aim) OR h.objective_id IN (SELECT id FROM goal)
    ), minute AS (
      SELECT w.week, coalesce(w.objective_id, a.objective_id) AS objective_id, w.user_id, w.done, 0 AS unconfirmed, 0 AS planned
      FROM worked w LEFT JOIN aim a ON a.id = w.key_result_id
      UNION ALL
      SELECT s.week, i.objective_id, b.user_id, 0,
        CASE WHEN b.state = 'unconfirmed' THEN round(extract(epoch FROM b.end_at - b.start_at) / 60)::int ELSE 0 END,
        CASE WHEN b.state = 'unconfirmed' THEN 0 ELSE round(extract(epoch FROM b.end_at - b.start_at) / 60)::int END
      FROM span s JOIN blocks b ON b.start_at >= s.starts AND b.start_at < s.ends
        AND b.state IN ('flexible', 'defended', 'pinned', 'running', 'unconfirmed')
      JOIN item i ON i.id = coalesce(b.task_id, b.habit_id)
    ), shared AS (
      SELECT CASE group_by WHEN 'objective' THEN m.objective_id WHEN 'member' THEN m.user_id ELSE t.team_id END AS key,
        m.week, m.done, m.unconfirmed, m.planned
      FROM minute m LEFT JOIN seat t ON group_by = 'team' AND t.user_id = m.user_id AND t.week = m.week AND (one_team IS NULL OR t.team_id = one_team)
      WHERE m.objective_id IN (SELECT id FROM goal) AND m.user_id IN (SELECT user_id FROM insider)
        AND (one_objective IS NULL OR m.objective_id = one_objective) AND (one_person IS NULL OR m.user_id = one_person)
        AND (one_team IS NULL OR (m.week, m.user_id) IN (SELECT week, user_id FROM seat WHERE team_id = one_team))
    ), stint AS MATERIALIZED (
      SELECT t.id, t.team_id, t.user_id, t.joined_at, least(t.left_at, g.archived_at) AS left_at
      FROM team_members t JOIN teams g ON g.id = t.team_id WHERE t.workspace_id = of_workspace
    ), member AS (
      SELECT DISTINCT ON (s.week, m.user_id) s.week, m.user_id, t.team_id
      FROM span s JOIN workspace_members m ON m.workspace_id = of_workspace AND m.joined_at <= s.starts
        AND (m.left_at IS NULL OR m.left_at > s.starts)
      LEFT JOIN stint t ON t.user_id = m.user_id AND t.joined_at <= s.starts
        AND (t.left_at IS NULL OR t.left_at > s.starts)
      WHERE s.closes <= now_is
      ORDER BY s.week, m.user_id, t.joined_at, t.id
    ), outside AS (
      SELECT w.week, w.user_id, sum(w.told) AS done
      FROM worked w
      WHERE one_person IS NULL AND one_objective IS NULL AND w.is_closed
        AND (w.objective_id IS NULL OR w.objective_id NOT IN (SELECT id FROM goal))
        AND (w.key_result_id IS NULL OR w.key_result_id NOT IN (SELECT id FROM aim))
      GROUP BY 1, 2 HAVING sum(w.told) > 0
    )
    SELECT false, s.key, s.week, NULL::int, sum(s.done)::bigint, sum(s.unconfirmed)::bigint, sum(s.planned)::bigint
    FROM shared s WHERE s.key IS NOT NULL GROUP BY 2, 3
    UNION ALL
    SELECT true, b.team_id, b.week, count(*)::int, sum(n.done)::bigint, 0, 0
    FROM member b JOIN outside n ON n.week = b.week AND n.user_id = b.user_id
    WHERE one_team IS NULL OR b.team_id = one_team
    GROUP BY 2, 3 HAVING count(*) >= 3;
  PERFORM set_config('app.door', was, true);
END
$$;
