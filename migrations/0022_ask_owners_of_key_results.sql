-- Whose plans depend on a goal: who keeps it, who has set hours aside for it, and who answers for a key result of it.
CREATE OR REPLACE FUNCTION people_on_goal(goal uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    SELECT o.user_id FROM objectives o WHERE o.id = goal
    UNION SELECT k.owner_id FROM key_results k WHERE k.objective_id = goal AND k.owner_id IS NOT NULL
    UNION SELECT p.user_id FROM effort_plans p JOIN key_results k ON k.id = p.key_result_id
      JOIN objectives o ON o.id = k.objective_id
      JOIN workspace_members m ON m.user_id = p.user_id AND m.workspace_id = o.workspace_id AND m.left_at IS NULL
    WHERE o.id = goal;
  PERFORM set_config('app.door', was, true);
END
$$;
