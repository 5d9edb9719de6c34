SELECT secure_tenant_tables();
--> statement-breakpoint
-- What was submitted stays as it was, and applications, forms and prospects are never removed by the app but erased in place.
REVOKE UPDATE, DELETE ON application_revisions FROM countersign_app;
--> statement-breakpoint
GRANT UPDATE (answers) ON application_revisions TO countersign_app;
--> statement-breakpoint
REVOKE DELETE ON applications, forms, prospects, join_requests FROM countersign_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON prospect_events FROM countersign_app;
