-- Any admin takes an invitation back, whoever gave it; nobody invites in the name of somebody else.
DROP POLICY own_rows ON invitations;
--> statement-breakpoint
CREATE POLICY own_rows ON invitations FOR SELECT USING (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
--> statement-breakpoint
CREATE POLICY invite ON invitations FOR INSERT WITH CHECK (
  workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])) AND user_id = (SELECT current_person()));
--> statement-breakpoint
CREATE POLICY administer ON invitations FOR UPDATE USING (workspace_id IN (SELECT my_workspaces(ARRAY['owner', 'admin'])));
