CREATE TABLE "kpi_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"kpi_id" uuid NOT NULL,
	"value" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "kpi_readings_kpiId_at_unique" UNIQUE("kpi_id","at")
);
--> statement-breakpoint
CREATE TABLE "kpis" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"title" text NOT NULL,
	"unit" text NOT NULL,
	"direction" text NOT NULL,
	"green_from" double precision,
	"green_to" double precision,
	"amber_from" double precision,
	"amber_to" double precision,
	"cadence" text NOT NULL,
	"webhook_digest" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpis_webhookDigest_unique" UNIQUE("webhook_digest")
);
--> statement-breakpoint
ALTER TABLE "key_results" ADD COLUMN "kpi_id" uuid;--> statement-breakpoint
ALTER TABLE "key_results" ADD COLUMN "counter_key_result_id" uuid;--> statement-breakpoint
ALTER TABLE "kpi_readings" ADD CONSTRAINT "kpi_readings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_readings" ADD CONSTRAINT "kpi_readings_kpi_id_kpis_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpis" ADD CONSTRAINT "kpis_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kpi_readings_user_id_index" ON "kpi_readings" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "kpis_user_id_index" ON "kpis" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "key_results" ADD CONSTRAINT "key_results_kpi_id_kpis_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "public"."kpis"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_results" ADD CONSTRAINT "key_results_counter_key_result_id_key_results_id_fk" FOREIGN KEY ("counter_key_result_id") REFERENCES "public"."key_results"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "key_results_kpi_id_index" ON "key_results" USING btree ("kpi_id");--> statement-breakpoint
CREATE INDEX "key_results_counter_key_result_id_index" ON "key_results" USING btree ("counter_key_result_id");
--> statement-breakpoint
SELECT protect_rows('kpis');
--> statement-breakpoint
SELECT protect_rows('kpi_readings');
--> statement-breakpoint
-- Door "kpi-webhook": whose KPI takes readings with this secret? The key is its digest.
CREATE POLICY kpi_webhook ON kpis FOR SELECT USING (webhook_digest = (SELECT door_key('kpi-webhook')));
