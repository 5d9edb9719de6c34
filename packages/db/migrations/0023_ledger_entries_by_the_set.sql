ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_tenant_id_transaction_id_ledger_transactions_tenant_id_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_tenant_id_account_id_ledger_accounts_tenant_id_id_fk";
--> statement-breakpoint
-- What is posted to stays: nothing refers to an account by a foreign key of the entries any more.
REVOKE DELETE ON ledger_accounts FROM countersign_app;
--> statement-breakpoint
CREATE TRIGGER only_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_accounts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Entries of a posting come in one statement; posting and accounts are there, it balances per currency, and the balances move with it.
CREATE OR REPLACE FUNCTION carry_ledger_entries() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  unbalanced record;
  wanted integer;
  known integer;
  is_foreign boolean;
  is_new boolean;
BEGIN
  SELECT a.tenant_id, a.transaction_id, a.currency, sum(a.amount_minor) AS rest INTO unbalanced
  FROM added a GROUP BY 1, 2, 3 HAVING sum(a.amount_minor) <> 0 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'posting % does not balance: % % are left over', unbalanced.transaction_id, unbalanced.rest, unbalanced.currency
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_balance';
  END IF;
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT tenant_id, transaction_id FROM added) a
      LEFT JOIN ledger_transactions t ON t.tenant_id = a.tenant_id AND t.id = a.transaction_id
    WHERE t.id IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry is of no posting'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'ledger_entries_transaction';
  END IF;
  SELECT count(*) INTO wanted FROM (SELECT DISTINCT tenant_id, account_id, currency FROM added) a;
  -- Whoever holds accounts to look at what they have is waited for here, and waits for us.
  SELECT count(*), bool_or(held.is_foreign), bool_or(held.is_new) INTO known, is_foreign, is_new
  FROM (
    SELECT c.currency <> a.currency AS is_foreign, b.account_id IS NULL AS is_new
    FROM (SELECT DISTINCT tenant_id, account_id, currency FROM added) a
      JOIN ledger_accounts c ON c.tenant_id = a.tenant_id AND c.id = a.account_id
      LEFT JOIN ledger_balances b ON b.tenant_id = a.tenant_id AND b.account_id = a.account_id
    ORDER BY c.tenant_id, c.id FOR KEY SHARE OF c
  ) held;
  IF known < wanted THEN
    RAISE EXCEPTION 'an entry is of no account'
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'ledger_entries_account';
  END IF;
  IF is_foreign THEN
    RAISE EXCEPTION 'an entry is not in its account''s currency'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_currency';
  END IF;
  IF is_new THEN
    -- A CHECK looks at the row that an upsert proposes, before it finds the one that is there; so rows are made empty first.
    INSERT INTO ledger_balances (tenant_id, account_id, balance_minor, ceiling_minor)
    SELECT DISTINCT a.tenant_id, a.account_id, 0, CASE WHEN c.kind IN ('partner_available', 'partner_held') THEN 0 END
    FROM added a JOIN ledger_accounts c ON c.tenant_id = a.tenant_id AND c.id = a.account_id
    ORDER BY a.tenant_id, a.account_id
    ON CONFLICT (tenant_id, account_id) DO NOTHING;
  END IF;
  -- Everybody locks in the same order, or two batches would wait for each other.
  PERFORM 1 FROM ledger_balances b
  WHERE (b.tenant_id, b.account_id) IN (SELECT a.tenant_id, a.account_id FROM added a)
  ORDER BY b.tenant_id, b.account_id FOR UPDATE;
  UPDATE ledger_balances b SET balance_minor = b.balance_minor + s.amount_minor
  FROM (SELECT a.tenant_id, a.account_id, sum(a.amount_minor) AS amount_minor FROM added a GROUP BY 1, 2) s
  WHERE b.tenant_id = s.tenant_id AND b.account_id = s.account_id;
  RETURN NULL;
END $$;
