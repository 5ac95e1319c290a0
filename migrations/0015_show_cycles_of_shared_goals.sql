-- A goal of a colleague is measured against its cycle, so that is seen with it.
CREATE POLICY of_shared_goals ON cycles FOR SELECT USING (id IN (SELECT cycle_id FROM objectives));
