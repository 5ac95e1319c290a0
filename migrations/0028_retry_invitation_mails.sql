ALTER TABLE "invitations" ADD COLUMN "sealed_secret" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mail_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mail_failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mail_error" text;