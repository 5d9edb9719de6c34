SELECT secure_tenant_tables();
--> statement-breakpoint
-- Lists are what publishers say to everybody; an edition is added whole, and what it replaces is closed, never removed.
GRANT SELECT, INSERT ON screening_editions, screening_imports TO countersign_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON screening_entries TO countersign_app;
--> statement-breakpoint
GRANT UPDATE (until) ON screening_entries TO countersign_app;
--> statement-breakpoint
-- Results and decisions are only ever appended.
REVOKE UPDATE, DELETE ON screenings, screening_decisions FROM countersign_app;
--> statement-breakpoint
REVOKE DELETE ON screening_subjects, screening_matches, screening_runs, screening_settings FROM countersign_app;
