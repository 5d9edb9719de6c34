ALTER TABLE "identity"."two_factor" ADD COLUMN "failed_verification_count" integer;--> statement-breakpoint
ALTER TABLE "identity"."two_factor" ADD COLUMN "locked_until" timestamp (3) with time zone;