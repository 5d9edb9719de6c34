SELECT secure_tenant_tables();
--> statement-breakpoint
-- What was stated stays as it was; a correction is another revision.
REVOKE UPDATE, DELETE ON vetting_statements FROM countersign_app;
