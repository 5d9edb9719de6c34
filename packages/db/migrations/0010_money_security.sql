-- Months of facts: one partition each, made ahead; a partition is bound by row-level security like its parent.
CREATE FUNCTION make_fact_partitions(first date, last date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  fact text;
  month date;
BEGIN
  PERFORM pg_advisory_xact_lock(7264191);
  FOREACH fact IN ARRAY ARRAY['touches', 'events'] LOOP
    month := date_trunc('month', first);
    WHILE month <= last LOOP
      IF to_regclass(format('public.%I', fact || to_char(month, '_YYYY_MM'))) IS NULL THEN
        EXECUTE format(
          'CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
          fact || to_char(month, '_YYYY_MM'), fact,
          to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
      END IF;
      month := month + interval '1 month';
    END LOOP;
  END LOOP;
  PERFORM secure_tenant_tables();
  FOR fact IN SELECT c.relname FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid WHERE i.inhparent IN ('public.touches'::regclass, 'public.events'::regclass, 'public.fact_keys'::regclass) AND c.relkind = 'r' LOOP
    EXECUTE format('REVOKE ALL ON public.%I FROM countersign_app', fact);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION make_fact_partitions(date, date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION make_fact_partitions(date, date) TO countersign_app;
--> statement-breakpoint
CREATE TABLE fact_keys_0 PARTITION OF fact_keys FOR VALUES WITH (MODULUS 4, REMAINDER 0);
--> statement-breakpoint
CREATE TABLE fact_keys_1 PARTITION OF fact_keys FOR VALUES WITH (MODULUS 4, REMAINDER 1);
--> statement-breakpoint
CREATE TABLE fact_keys_2 PARTITION OF fact_keys FOR VALUES WITH (MODULUS 4, REMAINDER 2);
--> statement-breakpoint
CREATE TABLE fact_keys_3 PARTITION OF fact_keys FOR VALUES WITH (MODULUS 4, REMAINDER 3);
--> statement-breakpoint
SELECT make_fact_partitions((now() - interval '12 months')::date, (now() + interval '2 months')::date);
--> statement-breakpoint
-- Facts and books are only ever appended.
REVOKE UPDATE, DELETE ON touches, events, fact_keys, ledger_transactions, ledger_entries FROM countersign_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON lines FROM countersign_app;
--> statement-breakpoint
GRANT UPDATE (state, period_id, statement_id) ON lines TO countersign_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON ledger_balances FROM countersign_app;
--> statement-breakpoint
REVOKE DELETE ON event_states, plan_versions, statements, payouts, payout_runs, payment_methods, bank_entries, periods FROM countersign_app;
--> statement-breakpoint
ALTER TABLE ledger_balances ADD CONSTRAINT ledger_balances_not_overdrawn CHECK (ceiling_minor IS NULL OR balance_minor <= ceiling_minor);
--> statement-breakpoint
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_not_nothing CHECK (amount_minor <> 0);
--> statement-breakpoint
-- Entries of a posting come in one statement; it balances per currency, and the balances move with it.
CREATE FUNCTION carry_ledger_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  unbalanced record;
BEGIN
  SELECT a.tenant_id, a.transaction_id, a.currency, sum(a.amount_minor) AS rest INTO unbalanced
  FROM added a GROUP BY 1, 2, 3 HAVING sum(a.amount_minor) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'posting % does not balance: % % are left over', unbalanced.transaction_id, unbalanced.rest, unbalanced.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_balance';
  END IF;
  IF EXISTS (SELECT 1 FROM added a JOIN ledger_accounts c ON c.tenant_id = a.tenant_id AND c.id = a.account_id WHERE c.currency <> a.currency) THEN
    RAISE EXCEPTION 'an entry is not in its account''s currency'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_currency';
  END IF;
  -- A CHECK looks at the row that an upsert proposes, before it finds the one that is there; so rows are made empty first.
  INSERT INTO ledger_balances (tenant_id, account_id, balance_minor, ceiling_minor)
  SELECT DISTINCT a.tenant_id, a.account_id, 0, CASE WHEN c.kind IN ('partner_available', 'partner_held') THEN 0 END
  FROM added a JOIN ledger_accounts c ON c.tenant_id = a.tenant_id AND c.id = a.account_id
  ORDER BY a.tenant_id, a.account_id
  ON CONFLICT (tenant_id, account_id) DO NOTHING;
  -- Everybody locks in the same order, or two batches would wait for each other.
  PERFORM 1 FROM ledger_balances b
  WHERE (b.tenant_id, b.account_id) IN (SELECT a.tenant_id, a.account_id FROM added a)
  ORDER BY b.tenant_id, b.account_id FOR UPDATE;
  UPDATE ledger_balances b SET balance_minor = b.balance_minor + s.amount_minor
  FROM (SELECT a.tenant_id, a.account_id, sum(a.amount_minor) AS amount_minor FROM added a GROUP BY 1, 2) s
  WHERE b.tenant_id = s.tenant_id AND b.account_id = s.account_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER carry_ledger_entries AFTER INSERT ON ledger_entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION carry_ledger_entries();
--> statement-breakpoint
-- Not even the owner edits the books by accident.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever appended to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The tracker finds out where a link or a source belongs, and adds; it reads nothing of any tenant.
GRANT USAGE ON SCHEMA identity, ingest TO countersign_tracker;
--> statement-breakpoint
GRANT SELECT ON identity.link_routes, identity.source_routes TO countersign_tracker;
--> statement-breakpoint
GRANT INSERT ON ingest.touches, ingest.events TO countersign_tracker;
--> statement-breakpoint
-- What arrived is moved into the facts, tenant by tenant.
GRANT USAGE ON SCHEMA ingest TO countersign_app;
--> statement-breakpoint
GRANT SELECT, DELETE ON ingest.touches, ingest.events TO countersign_app;
