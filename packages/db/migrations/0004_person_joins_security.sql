SELECT secure_tenant_tables();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON person_joins FROM countersign_app;
