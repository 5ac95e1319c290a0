ALTER TABLE "check_ins" ADD COLUMN "by_user_id" uuid;
--> statement-breakpoint
-- Shared goals are changed by whoever takes part in their workspace, and removed by its admins. Their rows stay the
-- keeper's: a goal, its parts and its history have one person, who also answers for them when others have left.
CREATE FUNCTION editable_goals(as_roles text[] DEFAULT ARRAY['owner', 'admin', 'member'])
RETURNS TABLE (id uuid, keeper uuid) LANGUAGE sql STABLE AS $$
  SELECT o.id, o.user_id FROM objectives o
  WHERE o.visibility = 'workspace' AND o.status <> 'draft' AND o.workspace_id IN (SELECT my_workspaces(as_roles))
$$;
--> statement-breakpoint
CREATE POLICY take_part ON objectives FOR UPDATE USING (
  visibility = 'workspace' AND status <> 'draft' AND workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin', 'member'])));
--> statement-breakpoint
CREATE POLICY administer ON objectives FOR DELETE USING (
  visibility = 'workspace' AND status <> 'draft' AND workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
--> statement-breakpoint
-- Policies know rows, not columns: who keeps a goal, and where, is changed by its keeper or by handing it over.
CREATE FUNCTION guard_shared_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_person() IS NULL OR OLD.user_id = current_person() OR is_door_open('hand-over') THEN RETURN NEW; END IF;
  IF NEW.user_id = OLD.user_id AND NEW.workspace_id IS NOT DISTINCT FROM OLD.workspace_id
    AND (NEW.owner_team_id IS NOT DISTINCT FROM OLD.owner_team_id
      OR NEW.workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin']))) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'The place of goal % is not changed by this person.', OLD.id USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER objectives_guard BEFORE UPDATE ON objectives FOR EACH ROW EXECUTE FUNCTION guard_shared_goal();
--> statement-breakpoint
CREATE POLICY take_part ON key_results FOR INSERT WITH CHECK ((objective_id, user_id) IN (SELECT id, keeper FROM editable_goals()));
--> statement-breakpoint
CREATE POLICY take_part_again ON key_results FOR UPDATE USING ((objective_id, user_id) IN (SELECT id, keeper FROM editable_goals()));
--> statement-breakpoint
CREATE POLICY administer ON key_results FOR DELETE USING (
  (objective_id, user_id) IN (SELECT id, keeper FROM editable_goals(ARRAY['owner', 'admin'])));
--> statement-breakpoint
CREATE FUNCTION editable_key_results() RETURNS TABLE (id uuid, keeper uuid) LANGUAGE sql STABLE AS $$
  SELECT k.id, k.user_id FROM key_results k JOIN editable_goals() g ON g.id = k.objective_id AND g.keeper = k.user_id
$$;
--> statement-breakpoint
CREATE POLICY take_part ON milestones FOR INSERT WITH CHECK ((key_result_id, user_id) IN (SELECT id, keeper FROM editable_key_results()));
--> statement-breakpoint
CREATE POLICY take_part_again ON milestones FOR UPDATE USING ((key_result_id, user_id) IN (SELECT id, keeper FROM editable_key_results()));
--> statement-breakpoint
CREATE POLICY take_part_to_the_end ON milestones FOR DELETE USING ((key_result_id, user_id) IN (SELECT id, keeper FROM editable_key_results()));
--> statement-breakpoint
CREATE POLICY take_part ON check_ins FOR INSERT WITH CHECK (
  by_user_id = (SELECT current_person()) AND (key_result_id, user_id) IN (SELECT id, keeper FROM editable_key_results()));
--> statement-breakpoint
-- Nobody writes history in the name of somebody else.
CREATE POLICY take_part ON goal_changes FOR INSERT WITH CHECK (
  by_user_id = (SELECT current_person()) AND (objective_id, user_id) IN (SELECT id, keeper FROM editable_goals()));
--> statement-breakpoint
CREATE POLICY colleagues ON goal_changes FOR SELECT USING (
  subject IN ('objective', 'key-result', 'milestone') AND objective_id IN (SELECT id FROM objectives));
--> statement-breakpoint
CREATE POLICY take_part ON audit_entries FOR INSERT WITH CHECK (
  subject IN ('objective', 'key-result') AND user_id IN (SELECT m.user_id FROM workspace_members m
    WHERE m.left_at IS NULL AND m.workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin', 'member']))));
--> statement-breakpoint
-- As before, but a colleague who is not seen has not gone: what admins remove leaves a trail, too.
CREATE OR REPLACE FUNCTION write_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  becomes jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  kept jsonb := coalesce(becomes, was);
  person uuid := (kept ->> TG_ARGV[1])::uuid;
BEGIN
  IF TG_OP = 'DELETE' AND coalesce(current_person(), person) = person AND NOT EXISTS (SELECT 1 FROM users WHERE id = person) THEN
    RETURN NULL;
  END IF;
  INSERT INTO audit_entries (user_id, actor, action, subject, subject_id, before_hash, after_hash) VALUES (
    person, coalesce(nullif(current_setting('app.actor', true), ''), 'operator'), lower(TG_OP), TG_ARGV[0], kept ->> 'id',
    encode(sha256(convert_to(was::text, 'UTF8')), 'hex'), encode(sha256(convert_to(becomes::text, 'UTF8')), 'hex'));
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Whose plans depend on a goal: who keeps it, and who has set hours aside for it. Ids of people, and no work of theirs.
CREATE FUNCTION people_on_goal(goal uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    SELECT o.user_id FROM objectives o WHERE o.id = goal
    UNION SELECT p.user_id FROM effort_plans p JOIN key_results k ON k.id = p.key_result_id
      JOIN objectives o ON o.id = k.objective_id
      JOIN workspace_members m ON m.user_id = p.user_id AND m.workspace_id = o.workspace_id AND m.left_at IS NULL
    WHERE o.id = goal;
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
DROP FUNCTION effort_of_colleagues(uuid[]);
--> statement-breakpoint
-- What colleagues put into goals that the person can see, by goal, and what their effort plans ask for over the cycle.
CREATE FUNCTION effort_of_colleagues(of_goals uuid[])
RETURNS TABLE (goal_id uuid, done bigint, unconfirmed bigint, planned bigint, sessions bigint, target bigint)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    WITH aim AS MATERIALIZED (
      SELECT k.id, k.objective_id, k.kind = 'effort' AND k.measure = 'minutes' AS has_target, c.ends_on - c.starts_on + 1 AS days
      FROM key_results k JOIN objectives o ON o.id = k.objective_id JOIN cycles c ON c.id = o.cycle_id
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
-- As before, but who takes over can change what they get, and answers for what the giver answered for.
CREATE OR REPLACE FUNCTION hand_over_goals(of_workspace uuid, giver uuid, taker uuid, at_time timestamptz) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
  given uuid[];
  aims uuid[];
BEGIN
  IF giver <> current_person() AND of_workspace NOT IN (SELECT my_workspaces(ARRAY['owner', 'admin']))
    OR of_workspace NOT IN (SELECT my_workspaces())
    OR NOT EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = of_workspace AND m.user_id = taker AND m.left_at IS NULL AND m.role <> 'viewer')
  THEN RAISE EXCEPTION 'Goals of % are not handed over by this person.', giver USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM set_config('app.door', 'hand-over', true);
  SELECT coalesce(array_agg(id), '{}') INTO given FROM objectives
    WHERE user_id = giver AND workspace_id = of_workspace AND visibility = 'workspace' AND status <> 'draft';
  SELECT coalesce(array_agg(id), '{}') INTO aims FROM key_results WHERE objective_id = ANY (given);
  UPDATE cycles SET user_id = taker WHERE user_id = giver AND workspace_id = of_workspace;
  -- Cycles that only one of the two can see are copied for the other.
  INSERT INTO cycles (id, user_id, title, kind, starts_on, ends_on)
    SELECT gen_random_uuid(), taker, c.title, c.kind, c.starts_on, c.ends_on FROM cycles c
    WHERE c.user_id = giver AND c.workspace_id IS NULL AND c.id IN (SELECT cycle_id FROM objectives WHERE id = ANY (given))
      AND NOT EXISTS (SELECT FROM cycles d WHERE d.user_id = taker AND d.kind = c.kind AND d.starts_on = c.starts_on AND d.ends_on = c.ends_on);
  UPDATE objectives o SET cycle_id = (SELECT d.id FROM cycles d WHERE d.user_id = taker AND d.kind = c.kind
      AND d.starts_on = c.starts_on AND d.ends_on = c.ends_on ORDER BY d.id LIMIT 1)
    FROM cycles c WHERE c.id = o.cycle_id AND o.id = ANY (given) AND c.user_id = giver AND c.workspace_id IS NULL;
  INSERT INTO cycles (id, user_id, title, kind, starts_on, ends_on)
    SELECT gen_random_uuid(), giver, c.title, c.kind, c.starts_on, c.ends_on FROM cycles c
    WHERE c.workspace_id = of_workspace AND c.id IN (SELECT cycle_id FROM objectives WHERE user_id = giver AND NOT id = ANY (given))
      AND NOT EXISTS (SELECT FROM cycles d WHERE d.user_id = giver AND d.kind = c.kind AND d.starts_on = c.starts_on AND d.ends_on = c.ends_on);
  UPDATE objectives o SET cycle_id = (SELECT d.id FROM cycles d WHERE d.user_id = giver AND d.kind = c.kind
      AND d.starts_on = c.starts_on AND d.ends_on = c.ends_on ORDER BY d.id LIMIT 1)
    FROM cycles c WHERE c.id = o.cycle_id AND o.user_id = giver AND NOT o.id = ANY (given) AND c.workspace_id = of_workspace;
  -- A metric that followed a KPI of the giver goes on by check-ins, from where it stands.
  INSERT INTO check_ins (id, user_id, key_result_id, value, confidence, note, at)
    SELECT gen_random_uuid(), giver, k.id, r.value, 5, 'Last reading of the KPI that it followed', at_time
    FROM key_results k CROSS JOIN LATERAL (SELECT value FROM kpi_readings WHERE kpi_id = k.kpi_id ORDER BY at DESC LIMIT 1) r
    WHERE k.id = ANY (aims) AND giver <> taker;
  UPDATE check_ins SET user_id = taker WHERE key_result_id = ANY (aims) AND user_id = giver;
  UPDATE milestones SET user_id = taker WHERE key_result_id = ANY (aims) AND user_id = giver;
  UPDATE goal_changes SET user_id = taker WHERE objective_id = ANY (given) AND user_id = giver;
  UPDATE key_results SET user_id = taker, kpi_id = NULL, owner_id = nullif(nullif(owner_id, giver), taker) WHERE id = ANY (aims);
  UPDATE key_results SET owner_id = nullif(taker, user_id) WHERE owner_id = giver AND objective_id IN (SELECT id FROM objectives WHERE workspace_id = of_workspace);
  UPDATE objectives SET user_id = taker WHERE id = ANY (given);
  UPDATE objectives SET workspace_id = NULL, owner_team_id = NULL WHERE user_id = giver AND workspace_id = of_workspace;
  UPDATE objectives c SET parent_id = NULL FROM objectives p WHERE p.id = c.parent_id AND c.user_id = giver AND p.workspace_id = of_workspace AND p.user_id <> giver;
  DELETE FROM effort_plans WHERE user_id = giver AND key_result_id IN (
    SELECT k.id FROM key_results k JOIN objectives o ON o.id = k.objective_id WHERE o.workspace_id = of_workspace);
  UPDATE tasks SET status = CASE WHEN status = 'open' AND source = 'effort-plan' THEN 'dropped' ELSE status END,
      key_result_id = NULL, objective_id = NULL
    WHERE user_id = giver AND (
      objective_id IN (SELECT id FROM objectives WHERE workspace_id = of_workspace)
      OR key_result_id IN (SELECT k.id FROM key_results k JOIN objectives o ON o.id = k.objective_id WHERE o.workspace_id = of_workspace));
  UPDATE habits SET key_result_id = NULL, objective_id = NULL
    WHERE user_id = giver AND (
      objective_id IN (SELECT id FROM objectives WHERE workspace_id = of_workspace)
      OR key_result_id IN (SELECT k.id FROM key_results k JOIN objectives o ON o.id = k.objective_id WHERE o.workspace_id = of_workspace));
  PERFORM set_config('app.door', was, true);
  RETURN cardinality(given);
END
$$;
