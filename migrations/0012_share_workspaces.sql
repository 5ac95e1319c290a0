CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text,
	"role" text DEFAULT 'member' NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_digest_unique" UNIQUE("digest"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('admin', 'member', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "workspace_members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "workspace_members_role" CHECK ("workspace_members"."role" in ('owner', 'admin', 'member', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "tasks_one_per_week";--> statement-breakpoint
-- Of each person one: the key was the key result alone.
ALTER TABLE "effort_plans" DROP CONSTRAINT "effort_plans_pkey";--> statement-breakpoint
ALTER TABLE "effort_plans" ADD CONSTRAINT "effort_plans_key_result_id_user_id_pk" PRIMARY KEY("key_result_id","user_id");--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "workspace_id" uuid;--> statement-breakpoint
ALTER TABLE "key_results" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "workspace_id" uuid;--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "owner_team_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "current_workspace_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspace_members" ADD CONSTRAINT "workspace_members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspace_members" ADD CONSTRAINT "workspace_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_workspace_id_index" ON "invitations" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "invitations_user_id_index" ON "invitations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "team_members_workspace_id_index" ON "team_members" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "team_members_user_id_index" ON "team_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_members_once" ON "team_members" USING btree ("team_id","user_id") WHERE "team_members"."left_at" is null;--> statement-breakpoint
CREATE INDEX "teams_workspace_id_index" ON "teams" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "teams_user_id_index" ON "teams" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "workspace_members_workspace_id_index" ON "workspace_members" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "workspace_members_user_id_index" ON "workspace_members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "workspace_members_once" ON "workspace_members" USING btree ("workspace_id","user_id") WHERE "workspace_members"."left_at" is null;--> statement-breakpoint
CREATE INDEX "workspaces_user_id_index" ON "workspaces" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_results" ADD CONSTRAINT "key_results_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_owner_team_id_teams_id_fk" FOREIGN KEY ("owner_team_id") REFERENCES "public"."teams"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cycles_workspace_id_index" ON "cycles" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "key_results_owner_id_index" ON "key_results" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "objectives_workspace_id_index" ON "objectives" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "objectives_owner_team_id_index" ON "objectives" USING btree ("owner_team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_one_per_week" ON "tasks" USING btree ("user_id","key_result_id","week_of") WHERE "tasks"."source" = 'effort-plan';
--> statement-breakpoint
-- Everybody begins in a workspace of their own, and what they have is in it.
INSERT INTO "workspaces" ("id", "user_id", "name", "time_zone", "created_at")
SELECT gen_random_uuid(), "id", coalesce(nullif("name", ''), "email"), "time_zone", now() FROM "users";
--> statement-breakpoint
INSERT INTO "workspace_members" ("id", "workspace_id", "user_id", "role", "joined_at")
SELECT gen_random_uuid(), "id", "user_id", 'owner', "created_at" FROM "workspaces";
--> statement-breakpoint
UPDATE "users" SET "current_workspace_id" = w."id" FROM "workspaces" w WHERE w."user_id" = "users"."id";
--> statement-breakpoint
UPDATE "objectives" SET "workspace_id" = w."id" FROM "workspaces" w WHERE w."user_id" = "objectives"."user_id";
--> statement-breakpoint
-- Doors of colleagues are opened by the functions alone that need them, and closed behind them.
-- Where the person is now, in one of these roles. At the door "membership" only their own rows are asked, or the
-- question would come back for ever.
CREATE FUNCTION my_workspaces(as_roles text[] DEFAULT ARRAY['owner', 'admin', 'member', 'viewer']) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE ROWS 3 AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'membership', true);
  RETURN QUERY
    SELECT workspace_id FROM workspace_members
    WHERE user_id = (SELECT current_person()) AND left_at IS NULL AND role = ANY (as_roles);
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
CREATE FUNCTION founded_workspaces() RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 3 AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'membership', true);
  RETURN QUERY
    SELECT id FROM workspaces WHERE user_id = (SELECT current_person());
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
ALTER TABLE "workspaces" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "workspace_members" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "teams" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "team_members" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_rows ON workspaces FOR SELECT USING (
  id IN (SELECT my_workspaces()) OR ((SELECT is_door_open('membership')) AND user_id = (SELECT current_person())));
--> statement-breakpoint
CREATE POLICY found_one ON workspaces FOR INSERT WITH CHECK (user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY administer ON workspaces FOR UPDATE USING (id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
--> statement-breakpoint
CREATE POLICY own_rows ON workspace_members FOR SELECT USING (user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY colleagues ON workspace_members FOR SELECT USING (
  CASE WHEN is_door_open('membership') THEN false ELSE workspace_id IN (SELECT my_workspaces()) END);
--> statement-breakpoint
-- Who founds it is its owner; everybody else comes by an invitation, in the role that it says.
CREATE POLICY join_one ON workspace_members FOR INSERT WITH CHECK (user_id = (SELECT current_person()) AND (
  (role = 'owner' AND workspace_id IN (SELECT founded_workspaces())
    AND workspace_id NOT IN (SELECT my_workspaces()))
  OR (workspace_id, role) IN (SELECT i.workspace_id, i.role FROM invitations i
    WHERE i.digest = door_key('invitation') AND i.used_at IS NULL AND i.revoked_at IS NULL)));
--> statement-breakpoint
CREATE POLICY leave_one ON workspace_members FOR UPDATE USING (user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY administer ON workspace_members FOR UPDATE USING (
  CASE WHEN is_door_open('membership') THEN false ELSE workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])) END);
--> statement-breakpoint
-- Policies know rows, not columns: nobody raises themselves, and owners are made and unmade by owners.
CREATE FUNCTION guard_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.role = OLD.role AND NEW.user_id = OLD.user_id AND NEW.workspace_id = OLD.workspace_id
    AND (OLD.role <> 'owner' OR NEW.left_at IS NULL OR NEW.user_id = current_person()) THEN RETURN NEW; END IF;
  IF NEW.user_id = OLD.user_id AND NEW.workspace_id = OLD.workspace_id AND current_person() IS NOT NULL
    AND NEW.workspace_id IN (SELECT my_workspaces(
      CASE WHEN 'owner' IN (OLD.role, NEW.role) THEN ARRAY['owner'] ELSE ARRAY['owner', 'admin'] END)) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'Membership % is not changed by this person.', OLD.id USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER workspace_members_guard BEFORE UPDATE ON workspace_members FOR EACH ROW EXECUTE FUNCTION guard_membership();
--> statement-breakpoint
CREATE POLICY own_rows ON teams FOR SELECT USING (workspace_id IN (SELECT my_workspaces()));
--> statement-breakpoint
CREATE POLICY administer ON teams USING (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])))
  WITH CHECK (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
--> statement-breakpoint
CREATE POLICY own_rows ON team_members FOR SELECT USING (workspace_id IN (SELECT my_workspaces()));
--> statement-breakpoint
CREATE POLICY leave_one ON team_members FOR UPDATE USING (user_id = (SELECT current_person()))
  WITH CHECK (user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY administer ON team_members USING (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])))
  WITH CHECK (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
--> statement-breakpoint
CREATE POLICY own_rows ON invitations USING (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])))
  WITH CHECK (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])) AND user_id = (SELECT current_person()));
--> statement-breakpoint
-- Door "invitation": the key is the digest of what the invited person was given.
CREATE POLICY bearer ON invitations FOR SELECT USING (digest = (SELECT door_key('invitation')));
--> statement-breakpoint
CREATE POLICY use_up ON invitations FOR UPDATE USING (digest = (SELECT door_key('invitation')))
  WITH CHECK (digest = (SELECT door_key('invitation')));
--> statement-breakpoint
CREATE POLICY bearer ON workspaces FOR SELECT USING (
  id IN (SELECT i.workspace_id FROM invitations i WHERE i.digest = (SELECT door_key('invitation'))));
--> statement-breakpoint
-- Colleagues see what is meant for the workspace, and no drafts.
CREATE POLICY colleagues ON objectives FOR SELECT USING (
  visibility = 'workspace' AND status <> 'draft' AND workspace_id IN (SELECT my_workspaces()));
--> statement-breakpoint
CREATE POLICY colleagues ON key_results FOR SELECT USING (objective_id IN (SELECT id FROM objectives));
--> statement-breakpoint
CREATE POLICY colleagues ON milestones FOR SELECT USING (key_result_id IN (SELECT id FROM key_results));
--> statement-breakpoint
CREATE POLICY colleagues ON check_ins FOR SELECT USING (key_result_id IN (SELECT id FROM key_results));
--> statement-breakpoint
CREATE POLICY colleagues ON cycles FOR SELECT USING (workspace_id IN (SELECT my_workspaces()));
--> statement-breakpoint
-- Door "colleagues": opened by the function alone, for the names of those who are in the same workspace.
CREATE POLICY colleagues ON users FOR SELECT USING ((SELECT is_door_open('colleagues'))
  AND id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE FUNCTION colleagues_in(of_workspace uuid)
RETURNS TABLE (user_id uuid, name text, email text, role text, joined_at timestamptz, left_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'colleagues', true);
  RETURN QUERY
    SELECT m.user_id, u.name, u.email, m.role, m.joined_at, m.left_at
    FROM workspace_members m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = of_workspace AND of_workspace IN (SELECT my_workspaces());
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
-- Door "report": opened by functions that answer with sums and nothing else.
CREATE POLICY report ON ledger_entries FOR SELECT USING ((SELECT is_door_open('report'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY report ON blocks FOR SELECT USING ((SELECT is_door_open('report'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY report ON tasks FOR SELECT USING ((SELECT is_door_open('report'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY report ON habits FOR SELECT USING ((SELECT is_door_open('report'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY report ON effort_plans FOR SELECT USING ((SELECT is_door_open('report'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY report ON kpi_readings FOR SELECT USING ((SELECT is_door_open('report'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
-- Where metrics of colleagues stand that follow a KPI: the last value, not the KPI.
CREATE FUNCTION latest_readings(of_key_results uuid[]) RETURNS TABLE (key_result_id uuid, value double precision)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    SELECT DISTINCT ON (k.id) k.id, r.value FROM key_results k JOIN kpi_readings r ON r.kpi_id = k.kpi_id
    WHERE k.id = ANY (of_key_results) ORDER BY k.id, r.at DESC;
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
-- Minutes for objectives that the workspace shares, by objective, person and week (its Monday). Links by key result or
-- by objective count the same.
CREATE FUNCTION shared_time(of_workspace uuid, from_week date, to_week date)
RETURNS TABLE (week date, objective_id uuid, user_id uuid, done bigint, unconfirmed bigint, planned bigint)
LANGUAGE plpgsql STABLE SET work_mem TO '32MB' AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    WITH place AS (
      SELECT w.time_zone AS zone, from_week::timestamp AT TIME ZONE w.time_zone AS starts,
        to_week::timestamp AT TIME ZONE w.time_zone AS ends
      FROM workspaces w WHERE w.id = of_workspace AND w.id IN (SELECT my_workspaces())
    ), goal AS MATERIALIZED (
      SELECT o.id FROM objectives o
      WHERE o.workspace_id = of_workspace AND o.visibility = 'workspace' AND o.status <> 'draft'
    ), aim AS MATERIALIZED (
      SELECT k.id, k.objective_id FROM key_results k WHERE k.objective_id IN (SELECT id FROM goal)
    ), people AS MATERIALIZED (
      SELECT DISTINCT m.user_id FROM workspace_members m WHERE m.workspace_id = of_workspace
    ), item AS (
      SELECT t.id, coalesce(a.objective_id, t.objective_id) AS objective_id FROM tasks t LEFT JOIN aim a ON a.id = t.key_result_id
      WHERE t.key_result_id IN (SELECT id FROM aim) OR t.objective_id IN (SELECT id FROM goal)
      UNION ALL
      SELECT h.id, coalesce(a.objective_id, h.objective_id) FROM habits h LEFT JOIN aim a ON a.id = h.key_result_id
      WHERE h.key_result_id IN (SELECT id FROM aim) OR h.objective_id IN (SELECT id FROM goal)
    ), minute AS (
      SELECT date_trunc('week', e.worked_at AT TIME ZONE p.zone)::date AS week,
        coalesce(e.objective_id, a.objective_id) AS objective_id, e.user_id, e.minutes AS done, 0 AS unconfirmed, 0 AS planned
      FROM place p JOIN ledger_entries e ON e.worked_at >= p.starts AND e.worked_at < p.ends
      LEFT JOIN aim a ON a.id = e.key_result_id
      WHERE e.user_id IN (SELECT user_id FROM people)
      UNION ALL
      SELECT date_trunc('week', b.start_at AT TIME ZONE p.zone)::date, i.objective_id, b.user_id, 0,
        CASE WHEN b.state = 'unconfirmed' THEN round(extract(epoch FROM b.end_at - b.start_at) / 60)::int ELSE 0 END,
        CASE WHEN b.state = 'unconfirmed' THEN 0 ELSE round(extract(epoch FROM b.end_at - b.start_at) / 60)::int END
      FROM place p JOIN blocks b ON b.start_at >= p.starts AND b.start_at < p.ends
        AND b.state IN ('flexible', 'defended', 'pinned', 'running', 'unconfirmed')
      JOIN item i ON i.id = coalesce(b.task_id, b.habit_id)
      WHERE b.user_id IN (SELECT user_id FROM people)
    )
    SELECT m.week, m.objective_id, m.user_id, sum(m.done), sum(m.unconfirmed), sum(m.planned)
    FROM minute m WHERE m.objective_id IN (SELECT id FROM goal)
    GROUP BY 1, 2, 3;
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
-- Minutes per week that people have set aside by effort plans. A total is spread evenly from the start of the cycle.
CREATE FUNCTION shared_plans(of_workspace uuid)
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
        round(p.total_minutes / greatest(1, ceil((p.by_date - c.starts_on + 1) / 7.0)))::int),
      c.starts_on, least(c.ends_on, coalesce(p.by_date, c.ends_on))
    FROM effort_plans p JOIN key_results k ON k.id = p.key_result_id
    JOIN objectives o ON o.id = k.objective_id JOIN cycles c ON c.id = o.cycle_id
    JOIN workspace_members m ON m.user_id = p.user_id AND m.workspace_id = of_workspace AND m.left_at IS NULL
    WHERE o.workspace_id = of_workspace AND o.visibility = 'workspace' AND o.status = 'active'
      AND of_workspace IN (SELECT my_workspaces());
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
-- Minutes outside shared objectives: one sum for each group and week, and nothing of groups with fewer than three people
-- who have such time. Nobody can subtract one sum from another and keep a person in hand, because
--   each person is in one group of a week only, that of the team which they were in first when the week began;
--   who is in it does not change afterwards, as the rows of who was where stay;
--   a week is told seven days after its end, and what is written into the ledger later does not count.
CREATE FUNCTION other_time(of_workspace uuid, from_week date, to_week date, now_is timestamptz)
RETURNS TABLE (week date, team_id uuid, people int, done bigint)
LANGUAGE plpgsql STABLE SET work_mem TO '32MB' AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    WITH place AS (
      SELECT w.time_zone AS zone FROM workspaces w WHERE w.id = of_workspace AND w.id IN (SELECT my_workspaces())
    ), span AS (
      SELECT d::date AS week, d AT TIME ZONE p.zone AS starts, (d + interval '7 days') AT TIME ZONE p.zone AS ends,
        (d + interval '14 days') AT TIME ZONE p.zone AS closes
      FROM place p, generate_series(from_week::timestamp, to_week::timestamp - interval '7 days', interval '7 days') d
      WHERE (d + interval '14 days') AT TIME ZONE p.zone <= now_is
    ), goal AS MATERIALIZED (
      SELECT o.id FROM objectives o
      WHERE o.workspace_id = of_workspace AND o.visibility = 'workspace' AND o.status <> 'draft'
    ), aim AS MATERIALIZED (
      SELECT k.id FROM key_results k WHERE k.objective_id IN (SELECT id FROM goal)
    ), member AS (
      SELECT s.week, m.user_id,
        (SELECT t.team_id FROM team_members t JOIN teams g ON g.id = t.team_id
          WHERE t.workspace_id = of_workspace AND t.user_id = m.user_id AND t.joined_at <= s.starts
            AND (t.left_at IS NULL OR t.left_at > s.starts) AND (g.archived_at IS NULL OR g.archived_at > s.starts)
          ORDER BY t.joined_at, t.id LIMIT 1) AS team_id
      FROM span s JOIN workspace_members m ON m.workspace_id = of_workspace AND m.joined_at <= s.starts
        AND (m.left_at IS NULL OR m.left_at > s.starts)
    ), minute AS (
      SELECT s.week, e.user_id, sum(e.minutes) AS done
      FROM span s JOIN ledger_entries e ON e.worked_at >= s.starts AND e.worked_at < s.ends AND e.recorded_at < s.closes
      WHERE (e.objective_id IS NULL OR e.objective_id NOT IN (SELECT id FROM goal))
        AND (e.key_result_id IS NULL OR e.key_result_id NOT IN (SELECT id FROM aim))
      GROUP BY 1, 2 HAVING sum(e.minutes) > 0
    )
    SELECT b.week, b.team_id, count(*)::int, sum(n.done)::bigint
    FROM member b JOIN minute n ON n.week = b.week AND n.user_id = b.user_id
    GROUP BY 1, 2 HAVING count(*) >= 3;
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
-- What colleagues put into goals that the person can see, by goal: for progress beside the person's own.
CREATE FUNCTION effort_of_colleagues(of_goals uuid[])
RETURNS TABLE (goal_id uuid, done bigint, unconfirmed bigint, planned bigint, sessions bigint)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
BEGIN
  PERFORM set_config('app.door', 'report', true);
  RETURN QUERY
    WITH aim AS MATERIALIZED (
      SELECT k.id, k.objective_id FROM key_results k JOIN objectives o ON o.id = k.objective_id
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
        e.minutes AS done, 0 AS unconfirmed, 0 AS planned
      FROM ledger_entries e LEFT JOIN aim a ON a.id = e.key_result_id
      WHERE e.user_id <> (SELECT current_person())
        AND (e.key_result_id IN (SELECT id FROM aim) OR e.objective_id IN (SELECT id FROM goal))
      UNION ALL
      SELECT i.key_result_id, i.objective_id, NULL, 0,
        CASE WHEN b.state = 'unconfirmed' THEN round(extract(epoch FROM b.end_at - b.start_at) / 60)::int ELSE 0 END,
        CASE WHEN b.state = 'unconfirmed' THEN 0 ELSE round(extract(epoch FROM b.end_at - b.start_at) / 60)::int END
      FROM blocks b JOIN item i ON i.id = coalesce(b.task_id, b.habit_id)
      WHERE b.user_id <> (SELECT current_person()) AND b.state IN ('flexible', 'defended', 'pinned', 'running', 'unconfirmed')
    ), of_goal AS (
      SELECT key_result_id AS goal_id, * FROM minute WHERE key_result_id = ANY (of_goals)
      UNION ALL SELECT objective_id, * FROM minute WHERE objective_id = ANY (of_goals)
    ), sitting AS (
      SELECT goal_id, session, sum(done) AS done FROM of_goal WHERE session IS NOT NULL GROUP BY 1, 2
    )
    SELECT g.goal_id, sum(g.done), sum(g.unconfirmed), sum(g.planned),
      (SELECT count(*) FROM sitting s WHERE s.goal_id = g.goal_id AND s.done > 0)
    FROM of_goal g GROUP BY 1;
  PERFORM set_config('app.door', was, true);
END
$$;
--> statement-breakpoint
CREATE POLICY hand_over ON objectives USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON key_results USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON milestones USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON check_ins USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON cycles USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON goal_changes USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON tasks USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON habits USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON effort_plans USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON audit_entries FOR INSERT WITH CHECK ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
CREATE POLICY hand_over ON kpi_readings FOR SELECT USING ((SELECT is_door_open('hand-over'))
  AND user_id IN (SELECT m.user_id FROM workspace_members m WHERE m.workspace_id IN (SELECT my_workspaces())));
--> statement-breakpoint
-- What somebody keeps of the workspace goes to a colleague, with its history; their drafts and what is private stay
-- theirs and leave the workspace. Links of their own work to what they no longer see end; the ledger stays as it is.
CREATE FUNCTION hand_over_goals(of_workspace uuid, giver uuid, taker uuid, at_time timestamptz) RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
  was text := coalesce(current_setting('app.door', true), '');
  given uuid[];
  aims uuid[];
BEGIN
  IF giver <> current_person() AND of_workspace NOT IN (SELECT my_workspaces(ARRAY['owner', 'admin']))
    OR of_workspace NOT IN (SELECT my_workspaces())
    OR NOT EXISTS (SELECT FROM workspace_members m WHERE m.workspace_id = of_workspace AND m.user_id = taker AND m.left_at IS NULL)
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
  UPDATE key_results SET user_id = taker, kpi_id = NULL, owner_id = nullif(owner_id, giver) WHERE id = ANY (aims);
  UPDATE key_results SET owner_id = NULL WHERE owner_id = giver AND objective_id IN (SELECT id FROM objectives WHERE workspace_id = of_workspace);
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
