ALTER TABLE "ingest"."touches" ADD COLUMN "deep_link_refusal" text;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "deep_link_refusal" text;