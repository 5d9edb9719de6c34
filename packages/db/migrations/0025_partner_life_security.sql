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
--> statement-breakpoint
-- What was stated stays as it was; a correction is another revision.
REVOKE UPDATE, DELETE ON vetting_statements FROM countersign_app;
--> statement-breakpoint
-- What was submitted stays as it was, and applications, forms and prospects are never removed by the app but erased in place.
REVOKE UPDATE, DELETE ON application_revisions FROM countersign_app;
--> statement-breakpoint
GRANT UPDATE (answers) ON application_revisions TO countersign_app;
--> statement-breakpoint
REVOKE DELETE ON applications, forms, prospects, join_requests FROM countersign_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON prospect_events FROM countersign_app;
