ALTER TABLE "event_states" ADD COLUMN "rated_turn" integer;--> statement-breakpoint
ALTER TABLE "legal_entities" ADD COLUMN "statement_read_to" text COLLATE "C";