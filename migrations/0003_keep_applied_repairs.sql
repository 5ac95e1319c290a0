CREATE TABLE "applied_repairs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"plan_version_id" uuid NOT NULL,
	"changes" jsonb NOT NULL,
	"edits" jsonb NOT NULL,
	"sentence" text NOT NULL,
	"applied_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "applied_repairs" ADD CONSTRAINT "applied_repairs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applied_repairs" ADD CONSTRAINT "applied_repairs_plan_version_id_plan_versions_id_fk" FOREIGN KEY ("plan_version_id") REFERENCES "public"."plan_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applied_repairs_user_id_applied_at_index" ON "applied_repairs" USING btree ("user_id","applied_at");--> statement-breakpoint
CREATE INDEX "applied_repairs_plan_version_id_index" ON "applied_repairs" USING btree ("plan_version_id");
--> statement-breakpoint
SELECT protect_rows('applied_repairs');
