CREATE TABLE "achievements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"step" text NOT NULL,
	"title" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "achievements_userId_kind_subjectId_step_unique" UNIQUE("user_id","kind","subject_id","step")
);
--> statement-breakpoint
CREATE TABLE "goal_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_user_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"objective_id" uuid,
	"title" text NOT NULL,
	"verb" text NOT NULL,
	"field" text,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
ALTER TABLE "key_results" ADD COLUMN "check_in_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "active_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "achievements" ADD CONSTRAINT "achievements_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_changes" ADD CONSTRAINT "goal_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goal_changes_user_id_at_index" ON "goal_changes" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "goal_changes_objective_id_at_index" ON "goal_changes" USING btree ("objective_id","at");--> statement-breakpoint
ALTER TABLE "key_results" ADD CONSTRAINT "key_results_check_in_days" CHECK ("key_results"."check_in_days" between 1 and 92);--> statement-breakpoint
UPDATE "objectives" SET "active_since" = "created_at" WHERE "status" = 'active';
--> statement-breakpoint
SELECT protect_rows('goal_changes');
--> statement-breakpoint
SELECT protect_rows('achievements');
