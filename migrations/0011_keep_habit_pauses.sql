CREATE TABLE "habit_pauses" (
	"user_id" uuid NOT NULL,
	"habit_id" uuid NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date,
	CONSTRAINT "habit_pauses_habit_id_from_date_pk" PRIMARY KEY("habit_id","from_date"),
	CONSTRAINT "habit_pauses_order" CHECK ("habit_pauses"."to_date" is null or "habit_pauses"."from_date" <= "habit_pauses"."to_date")
);
--> statement-breakpoint
ALTER TABLE "habit_pauses" ADD CONSTRAINT "habit_pauses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_pauses" ADD CONSTRAINT "habit_pauses_habit_id_habits_id_fk" FOREIGN KEY ("habit_id") REFERENCES "public"."habits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "habit_pauses_user_id_index" ON "habit_pauses" USING btree ("user_id");--> statement-breakpoint
-- What rests now becomes an open rest. Forced row security would hide the habits from their owner here.
ALTER TABLE "habits" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "users" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "habit_pauses" ("user_id", "habit_id", "from_date")
SELECT h."user_id", h."id", (h."paused_at" AT TIME ZONE u."time_zone")::date
FROM "habits" h JOIN "users" u ON u."id" = h."user_id" WHERE h."paused_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "habits" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "habits" DROP COLUMN "paused_at";
--> statement-breakpoint
SELECT protect_rows('habit_pauses');