import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { importOperations } from '@countersign/contracts/import/operations';
import { sql } from '@countersign/db/query';
import { products } from '@countersign/db/schema/tenant';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { reportLossDealRegistration } from '../deal-registration/report-loss.ts';
import { reportWinDealRegistration } from '../deal-registration/report-win.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { commitImport } from './commit.ts';
import { commitAndRun, importNow, mapAndValidate, rowsOf, startImport } from './testing/import-file.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/crm-pipeline', import.meta.url));
const child = fileURLToPath(new URL('./testing/run-import-child.ts', import.meta.url));
const isThere = existsSync(`${folder}/sales_pipeline.csv`);

type Row = Record<string, string>;
const read = (name: string) =>
  Papa.parse<Row>(readFileSync(`${folder}/${name}.csv`, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** The pipeline with each account's country and each agent's regional office, as one would export it. */
function pipelineCsv(): string {
  const countries = new Map(read('accounts').map((row) => [row['account'], row['office_location'] ?? '']));
  const offices = new Map(read('sales_teams').map((row) => [row['sales_agent'], row['regional_office'] ?? '']));
  return Papa.unparse(
    read('sales_pipeline').map((row) => ({
      ...row,
      office_location: countries.get(row['account']) ?? '',
      regional_office: offices.get(row['sales_agent']) ?? '',
    })),
  );
}

async function addProducts(tenant: TestTenant): Promise<void> {
  await tenant.inTenant(async (tx) => {
    await tx.execute(sql`update products set list_price_currency = 'USD'`);
    const known = new Set((await tx.select({ name: products.name }).from(products)).map(({ name }) => name));
    const missing = read('products').filter((row) => !known.has(row['product'] ?? ''));
    await tx.insert(products).values(
      missing.map((row) => ({
        tenantId: tenant.id,
        id: tenant.ids.next('prd'),
        name: row['product'] ?? '',
        code: row['product'] ?? '',
        listPriceMinor: BigInt(row['sales_price'] ?? '0') * 100n,
        listPriceCurrency: 'USD',
        isActive: true,
        createdAt: tenant.clock.now,
      })),
    );
  });
}

async function tally(tenant: TestTenant): Promise<Record<string, number>> {
  const [row] = await tenant.inTenant((tx) =>
    tx.execute<Record<string, number>>(sql`
      select
        (select count(*)::int from deal_registrations where status = 'won') as won,
        (select count(*)::int from deal_registrations where status = 'lost') as lost,
        (select count(*)::int from deal_registrations where status = 'submitted') as open,
        (select (sum((win->>'amountMinor')::bigint) / 100)::int from deal_registrations where status = 'won') as worth,
        (select count(*)::int from cases where not is_open) as closed_cases,
        (select count(*)::int from cases where is_open) as open_cases,
        (select count(*)::int from cases where sends_mail) as mailing_cases,
        (select count(*)::int from outbox where kind = 'start_case') as starts,
        (select count(*)::int from messages) as messages,
        (select count(*)::int from slots) as slots,
        (select count(*)::int from tasks) as tasks,
        (select count(distinct customer_id)::int from deal_registrations) as customers,
        (select count(distinct number)::int from deal_registrations) as numbers`),
  );
  return row ?? {};
}

const database = useTestDatabase();

describe.skipIf(!isThere)(
  `a real sales pipeline${isThere ? '' : ' (skipped: ../shared/data/crm-pipeline is not here)'}`,
  () => {
    const prepare = async () => {
      const tenant = await createTestTenant(database());
      await addProducts(tenant);
      await tenant.addPartner('Western Channel');
      const started = await startImport(tenant, { kind: 'deal-registration', csv: pipelineCsv() });
      return { tenant, started };
    };
    const mapping = (started: Awaited<ReturnType<typeof prepare>>['started']) => ({
      columns: { ...started.suggestedMapping.columns, partner: 'regional_office' },
      values: {
        ...started.suggestedMapping.values,
        partner: { Central: 'Nordlicht Systemhaus', East: 'Brightwater Partners', West: 'Western Channel' },
        customerCountry: { ...started.suggestedMapping.values['customerCountry'], Korea: 'KR' },
      },
      defaults: { ...started.suggestedMapping.defaults, currency: 'USD', amount: 'list_price', closeMonth: '2018-03' },
    });
    const expected = {
      won: 2_825,
      lost: 1_648,
      open: 443,
      worth: 6_653_208,
      closed_cases: 4_473,
      open_cases: 443,
      mailing_cases: 0,
      starts: 443,
      messages: 0,
      slots: 0,
      tasks: 0,
      numbers: 4_916,
    };

    it('becomes history, cases without mail, and refusals with their line', async () => {
      const { tenant, started } = await prepare();
      expect(started.totalRows).toBe(5_867);
      expect(started.unmappedValues['product']).toEqual([
        { value: 'GTXPro', rows: expect.any(Number), suggestion: 'GTX Pro' },
      ]);
      expect(started.suggestedMapping.values['status']).toEqual({ Engaging: 'open', Prospecting: 'open' });
      expect(started.suggestedMapping.values['customerCountry']).toMatchObject({ Philipines: 'Philippines' });

      const validated = await mapAndValidate(tenant, started.id, mapping(started));
      expect(validated.status).toBe('validated');
      expect(validated.unmappedValues).toEqual({});
      expect(validated.counts.invalid).toBe(951);
      expect(validated.counts.valid + validated.counts.flagged).toBe(4_916);
      expect(validated.counts.flagged).toBeGreaterThan(50);
      const rows = await rowsOf(tenant, started.id);
      const lines = read('sales_pipeline').flatMap((row, index) => (row['account'] === '' ? [index + 2] : []));
      const refused = rows.filter(({ status }) => status === 'invalid');
      expect(refused.map(({ line }) => line)).toEqual(lines);
      expect(refused[0]?.problems).toContainEqual({ field: 'customerName', code: 'missing' });

      const startedAt = performance.now();
      const committed = await commitAndRun(tenant, started.id);
      expect(committed).toMatchObject({
        status: 'committed',
        doneRows: 5_867,
        counts: { committed: 4_916, invalid: 951, skipped: 0 },
      });
      expect(performance.now() - startedAt).toBeLessThan(60_000);
      expect(await tally(tenant)).toMatchObject(expected);
      await goOn(tenant);
    }, 120_000);

    /** Two of the open cases go through approval: one is won, one lost. */
    async function goOn(tenant: TestTenant): Promise<void> {
      const open = await tenant.inTenant((tx) =>
        tx.execute<{ id: string }>(sql`
        select id from deal_registrations
        where id in (select min(id) from deal_registrations where status = 'submitted' group by customer_name) order by id limit 2`),
      );
      const [first, second] = open;
      if (!first || !second) throw new Error('nothing is open');
      await tenant.inTenant((tx) =>
        tx.execute(sql`
        update outbox set done_at = now()
        where kind = 'start_case' and not (starts_with(reverse(key), reverse(${first.id})) or starts_with(reverse(key), reverse(${second.id})))`),
      );
      const deals = tellDeals(tenant);
      await deals.runner.drain(tenant.system);
      for (const { id } of [first, second]) {
        for (let steps = 0; (await deals.get(tenant.admin, id)).status === 'in_review'; steps += 1) {
          expect(steps).toBeLessThan(5);
          const { step } = await deals.taskOf(tenant.admin, id);
          const by = {
            partner_manager: tenant.pm,
            sales_owner: tenant.salesOwner,
            channel_director: tenant.director,
            finance: tenant.finance,
          }[step];
          if (!by) throw new Error(`nobody decides ${step}`);
          await deals.decide(by, id, { outcome: 'approve' });
        }
        expect((await deals.get(tenant.admin, id)).status).toBe('approved');
      }
      const [row] = await tenant.inTenant((tx) =>
        tx.execute<{ makers: string[] }>(
          sql`select snapshot->'makers' as makers from cases where subject_id = ${first.id}`,
        ),
      );
      expect(row?.makers, 'who imported them may not decide on them').toEqual([tenant.members.admin.personId]);
      const order = { wonOn: '2026-04-02', orderNumber: 'PO-1', amount: { amount: '1000.00', currency: 'USD' } };
      await deals.act(dealRegistrationOperations['report-win'], reportWinDealRegistration, tenant.pm, first.id, order);
      await deals.decide(tenant.salesOwner, first.id, { outcome: 'approve' });
      const loss = { reason: 'price' as const };
      await deals.act(
        dealRegistrationOperations['report-loss'],
        reportLossDealRegistration,
        tenant.pm,
        second.id,
        loss,
      );
      // The winner keeps its protection to the last day.
      expect(await tally(tenant)).toMatchObject({ won: 2_826, lost: 1_649, open: 441, messages: 0, slots: 1 });
    }

    it('is the same after a kill half way, and when the whole file comes again', async () => {
      const { tenant, started } = await prepare();
      await mapAndValidate(tenant, started.id, mapping(started));
      await call(importOperations.commit, commitImport, tenant.admin, { params: { id: started.id } });
      await killHalfWay(tenant, started.id);
      const half = await importNow(tenant, started.id);
      expect(half.counts.committed).toBeGreaterThan(0);
      expect(half.counts.committed).toBeLessThan(4_916);

      expect(await commitAndRun(tenant, started.id)).toMatchObject({
        status: 'committed',
        counts: { committed: 4_916 },
      });
      expect(await tally(tenant)).toMatchObject(expected);

      const again = await startImport(tenant, { kind: 'deal-registration', csv: pipelineCsv() });
      await mapAndValidate(tenant, again.id, mapping(again));
      expect(await commitAndRun(tenant, again.id)).toMatchObject({
        status: 'committed',
        counts: { committed: 0, skipped: 4_916, invalid: 951 },
      });
      expect(await tally(tenant)).toMatchObject(expected);
    }, 120_000);

    function killHalfWay(tenant: TestTenant, importId: string): Promise<void> {
      return new Promise((resolve, reject) => {
        const running = spawn(process.execPath, [child, database().urlOf('countersign_app'), tenant.id, importId], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        createInterface({ input: running.stdout }).on('line', (line) => {
          if (Number(line) > 2_500) running.kill('SIGKILL');
        });
        running.once('exit', (code, signal) =>
          signal === 'SIGKILL' ? resolve() : reject(new Error(`the child ended with ${code}`)),
        );
      });
    }
  },
);
