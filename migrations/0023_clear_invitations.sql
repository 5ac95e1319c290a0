-- Whoever invited clears away what has ended; nobody removes an invitation that somebody may still follow.
CREATE POLICY clear_away ON invitations FOR DELETE USING (user_id = (SELECT current_person())
  AND (used_at IS NOT NULL OR revoked_at IS NOT NULL OR expires_at < now()));
