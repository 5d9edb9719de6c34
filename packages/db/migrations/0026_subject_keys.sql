--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
-- That a key was destroyed stays on record, and a destroyed one never comes back.
REVOKE DELETE ON subject_keys FROM countersign_app;
