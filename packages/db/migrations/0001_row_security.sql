-- Row-level security, enabled and forced, on every table with a tenant; owners and the app alike are bound by it.
CREATE FUNCTION secure_tenant_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.relname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON public.%I USING (tenant_id = (SELECT current_setting(''app.tenant_id'', true))) WITH CHECK (tenant_id = (SELECT current_setting(''app.tenant_id'', true)))',
      name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO countersign_app', name);
  END LOOP;
END $$;
--> statement-breakpoint
SELECT secure_tenant_tables();
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, identity TO countersign_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA identity TO countersign_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA identity GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO countersign_app;
--> statement-breakpoint
GRANT SELECT ON currencies TO countersign_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON exchange_rates TO countersign_app;
--> statement-breakpoint
GRANT SELECT ON audit_checkpoints TO countersign_app;
--> statement-breakpoint
-- What is only ever appended cannot be changed or removed by the app at all.
REVOKE UPDATE, DELETE ON audit_log, case_events, decisions, deal_revisions, projections FROM countersign_app;
--> statement-breakpoint
REVOKE INSERT ON audit_log FROM countersign_app;
--> statement-breakpoint
GRANT INSERT (tenant_id, id, at, actor_kind, actor_id, actor_name, person_id, action, subject_kind, subject_id, case_id, facts) ON audit_log TO countersign_app;
--> statement-breakpoint
REVOKE DELETE ON tenants, cases, tasks, commands, outbox, messages, policy_versions, members, contacts, partners FROM countersign_app;
--> statement-breakpoint
-- The relay sees what is to be done, for every tenant, and nothing else.
GRANT USAGE ON SCHEMA public TO countersign_relay;
--> statement-breakpoint
GRANT SELECT, UPDATE ON outbox, commands TO countersign_relay;
--> statement-breakpoint
CREATE POLICY relay_all ON outbox TO countersign_relay USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY relay_all ON commands TO countersign_relay USING (true) WITH CHECK (true);
--> statement-breakpoint
-- The sealer reads the audit log of every tenant and may fill in the seal alone.
GRANT USAGE ON SCHEMA public TO countersign_sealer;
--> statement-breakpoint
GRANT SELECT, UPDATE (seal_format, seal_sequence, previous_hash, hash) ON audit_log TO countersign_sealer;
--> statement-breakpoint
CREATE POLICY sealer_read ON audit_log FOR SELECT TO countersign_sealer USING (true);
--> statement-breakpoint
CREATE POLICY sealer_seal ON audit_log FOR UPDATE TO countersign_sealer USING (seal_sequence IS NULL) WITH CHECK (seal_sequence IS NOT NULL);
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_checkpoints TO countersign_sealer;
--> statement-breakpoint
ALTER TABLE tasks ADD CONSTRAINT tasks_given_within_required CHECK (given >= 0 AND given <= required);
--> statement-breakpoint
ALTER TABLE slots ADD CONSTRAINT slots_country CHECK (country ~ '^[A-Z]{2}$');
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX deal_registrations_search ON deal_registrations USING gin ((lower(coalesce(customer_name, '') || ' ' || coalesce(number, '') || ' ' || coalesce(own_reference, ''))) gin_trgm_ops);
