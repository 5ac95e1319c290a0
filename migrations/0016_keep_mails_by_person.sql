ALTER TABLE "kept_mails" DROP CONSTRAINT "kept_mails_pkey";--> statement-breakpoint
ALTER TABLE "kept_mails" ADD CONSTRAINT "kept_mails_user_id_message_id_pk" PRIMARY KEY("user_id","message_id");
