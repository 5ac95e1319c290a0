-- Entries stay as they are for two years; then they may go, as src/app/housekeeping/keep-for.ts says.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (OLD.at < now() - interval '730 days'
      OR NOT EXISTS (SELECT 1 FROM users WHERE id = OLD.user_id)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The audit trail is append-only: entry % stays as it is.', OLD.number
    USING ERRCODE = 'restrict_violation';
END
$$;
