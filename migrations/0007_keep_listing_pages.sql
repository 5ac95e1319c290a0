CREATE TABLE "listing_pages" (
	"calendar_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"parameters" jsonb NOT NULL,
	"events" jsonb NOT NULL,
	"next_page_token" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_pages_calendar_id_number_pk" PRIMARY KEY("calendar_id","number")
);
--> statement-breakpoint
ALTER TABLE "calendars" ADD COLUMN "whole_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "listing_pages" ADD CONSTRAINT "listing_pages_calendar_id_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."calendars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_pages" ADD CONSTRAINT "listing_pages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_pages_user_id_index" ON "listing_pages" USING btree ("user_id");