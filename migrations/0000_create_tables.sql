CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"google_calendar_id" text NOT NULL,
	"title" text NOT NULL,
	"time_zone" text NOT NULL,
	"access_role" text NOT NULL,
	"background_color" text,
	"is_primary" boolean DEFAULT false NOT NULL,
	"is_ours" boolean DEFAULT false NOT NULL,
	"counts_as_busy" boolean NOT NULL,
	"state" text DEFAULT 'unread' NOT NULL,
	"fault" text,
	"sync_token" text,
	"sync_parameters" jsonb,
	"is_pushable" boolean DEFAULT true NOT NULL,
	"push_refused_at" timestamp with time zone,
	"pulled_at" timestamp with time zone,
	"read_events" integer,
	"scanned_at" timestamp with time zone,
	CONSTRAINT "calendars_connectionId_googleCalendarId_unique" UNIQUE("connection_id","google_calendar_id")
);
--> statement-breakpoint
CREATE TABLE "call_budgets" (
	"connection_id" uuid NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"user_id" uuid NOT NULL,
	"tokens" double precision NOT NULL,
	"filled_at" timestamp with time zone NOT NULL,
	"paused_until" timestamp with time zone,
	"writes_paused_until" timestamp with time zone,
	"refusals" integer DEFAULT 0 NOT NULL,
	"creates_on" date,
	"creates" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "call_budgets_connection_id_subject_pk" PRIMARY KEY("connection_id","subject")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"calendar_id" uuid,
	"token_hash" text NOT NULL,
	"resource_id" text,
	"state" text NOT NULL,
	"expires_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"google_subject" text NOT NULL,
	"email" text NOT NULL,
	"scopes" text[] NOT NULL,
	"sealed_refresh_token" text NOT NULL,
	"sealed_access_token" text,
	"access_token_expires_at" timestamp with time zone,
	"status" text DEFAULT 'active' NOT NULL,
	"removes_blocks" boolean DEFAULT false NOT NULL,
	"fault" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "connections_userId_googleSubject_unique" UNIQUE("user_id","google_subject")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"calendar_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"etag" text NOT NULL,
	"status" text NOT NULL,
	"event_type" text NOT NULL,
	"title" text,
	"description" text,
	"location" text,
	"color_id" text,
	"is_transparent" boolean NOT NULL,
	"self_response" text,
	"start_at" timestamp with time zone,
	"end_at" timestamp with time zone,
	"start_date" date,
	"end_date" date,
	"time_zone" text,
	"end_time_zone" text,
	"original_start_time_zone" text,
	"recurrence" text[] DEFAULT '{}' NOT NULL,
	"series_id" text,
	"original_start_at" timestamp with time zone,
	"original_start_date" date,
	"block_id" uuid,
	"generation" integer,
	"html_link" text,
	CONSTRAINT "events_calendar_id_event_id_pk" PRIMARY KEY("calendar_id","event_id"),
	CONSTRAINT "events_one_kind_of_start" CHECK ("events"."start_at" is null or "events"."start_date" is null)
);
--> statement-breakpoint
CREATE TABLE "own_calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"google_subject" text NOT NULL,
	"google_calendar_id" text,
	"asked_at" timestamp with time zone,
	CONSTRAINT "own_calendars_userId_googleSubject_unique" UNIQUE("user_id","google_subject")
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"key_result_id" uuid NOT NULL,
	"value" double precision,
	"confidence" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_ins_confidence" CHECK ("check_ins"."confidence" between 0 and 10)
);
--> statement-breakpoint
CREATE TABLE "cycles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "cycles_order" CHECK ("cycles"."starts_on" <= "cycles"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "effort_plans" (
	"key_result_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"min_minutes_per_week" integer,
	"target_minutes_per_week" integer,
	"total_minutes" integer,
	"by_date" date,
	"min_block_minutes" integer NOT NULL,
	"max_block_minutes" integer NOT NULL,
	"hours_profile_id" uuid NOT NULL,
	"priority" integer NOT NULL,
	"days" integer[] NOT NULL,
	CONSTRAINT "effort_plans_positive" CHECK (("effort_plans"."target_minutes_per_week" > 0 or "effort_plans"."total_minutes" > 0) and ("effort_plans"."min_minutes_per_week" is null or "effort_plans"."min_minutes_per_week" > 0)),
	CONSTRAINT "effort_plans_blocks" CHECK ("effort_plans"."min_block_minutes" > 0 and "effort_plans"."min_block_minutes" <= "effort_plans"."max_block_minutes"),
	CONSTRAINT "effort_plans_priority" CHECK ("effort_plans"."priority" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "habit_skips" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"habit_id" uuid NOT NULL,
	"on_date" date NOT NULL,
	CONSTRAINT "habit_skips_habitId_onDate_unique" UNIQUE("habit_id","on_date")
);
--> statement-breakpoint
CREATE TABLE "habits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"title" text NOT NULL,
	"objective_id" uuid,
	"key_result_id" uuid,
	"times_per_week" integer NOT NULL,
	"days" integer[] NOT NULL,
	"cadence" text NOT NULL,
	"min_minutes" integer NOT NULL,
	"max_minutes" integer NOT NULL,
	"ideal_start" text NOT NULL,
	"window_from" text NOT NULL,
	"window_to" text NOT NULL,
	"hours_profile_id" uuid,
	"priority" integer NOT NULL,
	"min_days_between" integer DEFAULT 1 NOT NULL,
	"make_up" boolean DEFAULT true NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"paused_at" timestamp with time zone,
	"color_id" text,
	"notes" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "habits_minutes" CHECK ("habits"."min_minutes" > 0 and "habits"."min_minutes" <= "habits"."max_minutes"),
	CONSTRAINT "habits_times" CHECK ("habits"."times_per_week" between 1 and 7),
	CONSTRAINT "habits_priority" CHECK ("habits"."priority" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "key_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"title" text NOT NULL,
	"weight" double precision DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"baseline" double precision,
	"target" double precision,
	"unit" text,
	"measure" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "key_results_weight" CHECK ("key_results"."weight" > 0),
	CONSTRAINT "key_results_kind" CHECK (case "key_results"."kind" when 'metric' then "key_results"."baseline" is not null and "key_results"."target" is not null and "key_results"."baseline" <> "key_results"."target" and "key_results"."unit" is not null
        when 'effort' then "key_results"."target" > 0 and "key_results"."measure" is not null else true end)
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"key_result_id" uuid NOT NULL,
	"title" text NOT NULL,
	"weight" double precision DEFAULT 1 NOT NULL,
	"position" integer NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "milestones_weight" CHECK ("milestones"."weight" > 0)
);
--> statement-breakpoint
CREATE TABLE "objectives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"cycle_id" uuid NOT NULL,
	"title" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"parent_id" uuid,
	"visibility" text NOT NULL,
	"color_id" text NOT NULL,
	"final_score" double precision,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "objectives_not_own_parent" CHECK ("objectives"."parent_id" <> "objectives"."id"),
	CONSTRAINT "objectives_final_score" CHECK ("objectives"."final_score" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "hours_profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ranges" jsonb NOT NULL,
	CONSTRAINT "hours_profiles_userId_name_unique" UNIQUE("user_id","name")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"google_subject" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"days_off" date[] DEFAULT '{}' NOT NULL,
	"last_seen_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_googleSubject_unique" UNIQUE("google_subject")
);
--> statement-breakpoint
CREATE TABLE "wakes" (
	"user_id" uuid NOT NULL,
	"family" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"requested" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"last_attempt_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "wakes_user_id_family_subject_pk" PRIMARY KEY("user_id","family","subject"),
	CONSTRAINT "wakes_order" CHECK ("wakes"."done" <= "wakes"."requested")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"task_id" uuid,
	"habit_id" uuid,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"kept_title" text,
	"kept_description" text,
	"settled_minutes" integer,
	"started_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "blocks_order" CHECK ("blocks"."start_at" < "blocks"."end_at"),
	CONSTRAINT "blocks_one_item" CHECK (("blocks"."task_id" is null) <> ("blocks"."habit_id" is null))
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"block_id" uuid,
	"task_id" uuid,
	"habit_id" uuid,
	"key_result_id" uuid,
	"objective_id" uuid,
	"minutes" integer NOT NULL,
	"worked_at" timestamp with time zone NOT NULL,
	"evidence" text NOT NULL,
	"corrects" uuid,
	"note" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_entries_minutes" CHECK ("ledger_entries"."minutes" > 0 or ("ledger_entries"."corrects" is not null and "ledger_entries"."minutes" <> 0))
);
--> statement-breakpoint
CREATE TABLE "plan_blocks" (
	"plan_version_id" uuid NOT NULL,
	"block_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"is_pinned" boolean NOT NULL,
	"lane" integer NOT NULL,
	CONSTRAINT "plan_blocks_plan_version_id_block_id_pk" PRIMARY KEY("plan_version_id","block_id"),
	CONSTRAINT "plan_blocks_order" CHECK ("plan_blocks"."start_at" < "plan_blocks"."end_at")
);
--> statement-breakpoint
CREATE TABLE "plan_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"inputs_hash" text NOT NULL,
	"cause" text NOT NULL,
	"status" text NOT NULL,
	"restores" uuid,
	"problem" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	CONSTRAINT "plan_versions_userId_number_unique" UNIQUE("user_id","number")
);
--> statement-breakpoint
CREATE TABLE "published_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"block_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"event_id" text NOT NULL,
	"state" text NOT NULL,
	"synced_etag" text,
	"synced" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"writes" jsonb,
	CONSTRAINT "published_events_blockId_generation_unique" UNIQUE("block_id","generation"),
	CONSTRAINT "published_events_calendarId_eventId_unique" UNIQUE("calendar_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "task_dependencies" (
	"task_id" uuid NOT NULL,
	"after_task_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "task_dependencies_task_id_after_task_id_pk" PRIMARY KEY("task_id","after_task_id"),
	CONSTRAINT "task_dependencies_not_self" CHECK ("task_dependencies"."task_id" <> "task_dependencies"."after_task_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"title" text NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"minutes" integer NOT NULL,
	"min_block_minutes" integer NOT NULL,
	"max_block_minutes" integer NOT NULL,
	"hours_profile_id" uuid NOT NULL,
	"not_before" timestamp with time zone,
	"due" timestamp with time zone,
	"hard_due" boolean DEFAULT false NOT NULL,
	"priority" integer NOT NULL,
	"up_next_rank" integer,
	"preferred_from" text,
	"preferred_to" text,
	"max_minutes_per_day" integer,
	"key_result_id" uuid,
	"objective_id" uuid,
	"color_id" text,
	"status" text NOT NULL,
	"done_at" timestamp with time zone,
	"source" text NOT NULL,
	"week_of" date,
	"rolled_over_minutes" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tasks_minutes" CHECK ("tasks"."minutes" > 0),
	CONSTRAINT "tasks_blocks" CHECK ("tasks"."min_block_minutes" > 0 and "tasks"."min_block_minutes" <= "tasks"."max_block_minutes"),
	CONSTRAINT "tasks_priority" CHECK ("tasks"."priority" between 1 and 4),
	CONSTRAINT "tasks_effort_week" CHECK (("tasks"."source" = 'effort-plan') = ("tasks"."week_of" is not null))
);
--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_budgets" ADD CONSTRAINT "call_budgets_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_budgets" ADD CONSTRAINT "call_budgets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_calendars" ADD CONSTRAINT "own_calendars_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_key_result_id_key_results_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cycles" ADD CONSTRAINT "cycles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effort_plans" ADD CONSTRAINT "effort_plans_key_result_id_key_results_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effort_plans" ADD CONSTRAINT "effort_plans_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effort_plans" ADD CONSTRAINT "effort_plans_hours_profile_id_hours_profiles_id_fk" FOREIGN KEY ("hours_profile_id") REFERENCES "public"."hours_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_skips" ADD CONSTRAINT "habit_skips_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habit_skips" ADD CONSTRAINT "habit_skips_habit_id_habits_id_fk" FOREIGN KEY ("habit_id") REFERENCES "public"."habits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habits" ADD CONSTRAINT "habits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habits" ADD CONSTRAINT "habits_objective_id_objectives_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objectives"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habits" ADD CONSTRAINT "habits_key_result_id_key_results_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_results"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "habits" ADD CONSTRAINT "habits_hours_profile_id_hours_profiles_id_fk" FOREIGN KEY ("hours_profile_id") REFERENCES "public"."hours_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_results" ADD CONSTRAINT "key_results_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "key_results" ADD CONSTRAINT "key_results_objective_id_objectives_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objectives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_key_result_id_key_results_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_results"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_cycle_id_cycles_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_parent_id_objectives_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."objectives"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_profiles" ADD CONSTRAINT "hours_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wakes" ADD CONSTRAINT "wakes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_habit_id_habits_id_fk" FOREIGN KEY ("habit_id") REFERENCES "public"."habits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_block_id_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."blocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_habit_id_habits_id_fk" FOREIGN KEY ("habit_id") REFERENCES "public"."habits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_key_result_id_key_results_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_results"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_objective_id_objectives_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objectives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_corrects_ledger_entries_id_fk" FOREIGN KEY ("corrects") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_blocks" ADD CONSTRAINT "plan_blocks_plan_version_id_plan_versions_id_fk" FOREIGN KEY ("plan_version_id") REFERENCES "public"."plan_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_blocks" ADD CONSTRAINT "plan_blocks_block_id_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."blocks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_blocks" ADD CONSTRAINT "plan_blocks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_restores_plan_versions_id_fk" FOREIGN KEY ("restores") REFERENCES "public"."plan_versions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_events" ADD CONSTRAINT "published_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_events" ADD CONSTRAINT "published_events_block_id_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."blocks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_events" ADD CONSTRAINT "published_events_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_after_task_id_tasks_id_fk" FOREIGN KEY ("after_task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_hours_profile_id_hours_profiles_id_fk" FOREIGN KEY ("hours_profile_id") REFERENCES "public"."hours_profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_key_result_id_key_results_id_fk" FOREIGN KEY ("key_result_id") REFERENCES "public"."key_results"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_objective_id_objectives_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objectives"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendars_user_id_index" ON "calendars" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "call_budgets_user_id_index" ON "call_budgets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "channels_calendar_id_index" ON "channels" USING btree ("calendar_id");--> statement-breakpoint
CREATE INDEX "channels_connection_id_index" ON "channels" USING btree ("connection_id");--> statement-breakpoint
CREATE INDEX "channels_user_id_index" ON "channels" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "events_user_id_start_at_index" ON "events" USING btree ("user_id","start_at");--> statement-breakpoint
CREATE INDEX "events_calendar_id_series_id_index" ON "events" USING btree ("calendar_id","series_id");--> statement-breakpoint
CREATE INDEX "events_block_id_index" ON "events" USING btree ("block_id");--> statement-breakpoint
CREATE INDEX "check_ins_key_result_id_at_index" ON "check_ins" USING btree ("key_result_id","at");--> statement-breakpoint
CREATE INDEX "check_ins_user_id_index" ON "check_ins" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "cycles_user_id_index" ON "cycles" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "effort_plans_user_id_index" ON "effort_plans" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "effort_plans_hours_profile_id_index" ON "effort_plans" USING btree ("hours_profile_id");--> statement-breakpoint
CREATE INDEX "habit_skips_user_id_index" ON "habit_skips" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "habits_user_id_index" ON "habits" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "habits_objective_id_index" ON "habits" USING btree ("objective_id");--> statement-breakpoint
CREATE INDEX "habits_key_result_id_index" ON "habits" USING btree ("key_result_id");--> statement-breakpoint
CREATE INDEX "habits_hours_profile_id_index" ON "habits" USING btree ("hours_profile_id");--> statement-breakpoint
CREATE INDEX "key_results_user_id_index" ON "key_results" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "key_results_objective_id_index" ON "key_results" USING btree ("objective_id");--> statement-breakpoint
CREATE INDEX "milestones_key_result_id_index" ON "milestones" USING btree ("key_result_id");--> statement-breakpoint
CREATE INDEX "milestones_user_id_index" ON "milestones" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "objectives_user_id_index" ON "objectives" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "objectives_cycle_id_index" ON "objectives" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "objectives_parent_id_index" ON "objectives" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "wakes_open" ON "wakes" USING btree ("last_attempt_at") WHERE "wakes"."requested" > "wakes"."done" or "wakes"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "blocks_user_id_start_at_index" ON "blocks" USING btree ("user_id","start_at");--> statement-breakpoint
CREATE INDEX "blocks_user_id_state_index" ON "blocks" USING btree ("user_id","state");--> statement-breakpoint
CREATE INDEX "blocks_task_id_index" ON "blocks" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "blocks_habit_id_index" ON "blocks" USING btree ("habit_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_user_id_worked_at_index" ON "ledger_entries" USING btree ("user_id","worked_at");--> statement-breakpoint
CREATE INDEX "ledger_entries_key_result_id_index" ON "ledger_entries" USING btree ("key_result_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_objective_id_index" ON "ledger_entries" USING btree ("objective_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_task_id_index" ON "ledger_entries" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_block_id_index" ON "ledger_entries" USING btree ("block_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_habit_id_index" ON "ledger_entries" USING btree ("habit_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_corrects_index" ON "ledger_entries" USING btree ("corrects");--> statement-breakpoint
CREATE INDEX "plan_blocks_block_id_index" ON "plan_blocks" USING btree ("block_id");--> statement-breakpoint
CREATE INDEX "plan_blocks_user_id_index" ON "plan_blocks" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "plan_versions_restores_index" ON "plan_versions" USING btree ("restores");--> statement-breakpoint
CREATE INDEX "published_events_user_id_state_index" ON "published_events" USING btree ("user_id","state");--> statement-breakpoint
CREATE INDEX "task_dependencies_after_task_id_index" ON "task_dependencies" USING btree ("after_task_id");--> statement-breakpoint
CREATE INDEX "task_dependencies_user_id_index" ON "task_dependencies" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tasks_user_id_status_index" ON "tasks" USING btree ("user_id","status");--> statement-breakpoint
CREATE INDEX "tasks_key_result_id_index" ON "tasks" USING btree ("key_result_id");--> statement-breakpoint
CREATE INDEX "tasks_objective_id_index" ON "tasks" USING btree ("objective_id");--> statement-breakpoint
CREATE INDEX "tasks_hours_profile_id_index" ON "tasks" USING btree ("hours_profile_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_one_per_week" ON "tasks" USING btree ("key_result_id","week_of") WHERE "tasks"."source" = 'effort-plan';