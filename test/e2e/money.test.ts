import { join } from 'node:path';
import { anyFreePort } from '@countersign/local/ports';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
// @boundaries-ignore the root's scripts are what is tested
import { type Child, startChild, waitUntilReady } from '../../scripts/start/children.ts';
import { until } from '../deals/until.ts';
import type { Person } from '../stack/api.ts';
import { hasBrowser, openBrowser, signInBy, startBrowser, type Visitor } from '../stack/browser.ts';
import { type Company, foundCompany } from '../stack/company.ts';
import { type DueWork, dueWorkOf } from '../stack/schedules.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { applyByBrowser } from './apply-by-browser.ts';
import { twentyPercent } from './example-plan.ts';

const dayMs = 86_400_000;
const bankRoundMs = 60_000;
const askAgain = { timeoutMs: 60_000, pollMs: 500 };
const chapterMs = 180_000;

// One story in chapters: each begins where the one before ended, so a broken chapter breaks those after it.
describe.skipIf(!hasBrowser)('from a click to money that comes back', () => {
  let stack: Stack;
  let company: Company;
  let bank: Child;
  let bankUrl = '';
  let bankRounds: DueWork;
  let browser: Browser;
  let operator: Person;
  let second: Person;
  let enrollmentId = '';
  let sourceId = '';
  let clickId = '';
  let periodId = '';
  let runId = '';
  let payoutId = '';
  const visitors = new Map<string, Visitor>();

  beforeAll(async () => {
    const port = await anyFreePort();
    bankUrl = `http://127.0.0.1:${port}`;
    [stack, browser] = await Promise.all([
      startStack({ hasPages: true, environment: { BANK_URL: bankUrl } }),
      startBrowser(),
    ]);
    const dataDir = String(stack.environment['FILES_DIR']);
    bank = startChild({
      name: 'bank',
      entry: 'integrations/stand-in-bank/src/main.ts',
      args: ['--book', join(dataDir, 'bank-book.jsonl'), '--port', String(port)],
      environment: process.env,
      logDir: dataDir,
    });
    await waitUntilReady(bank, `${bankUrl}/ready`);
    bankRounds = await dueWorkOf(stack, 'payouts');
    company = await foundCompany(stack);
    [operator, second] = await Promise.all([
      company.inviteMember({ name: 'Olga Operator', roles: ['finance_operator'] }),
      company.inviteMember({ name: 'Frida Second', roles: ['finance_approver'] }),
    ]);
  });
  afterEach(() => {
    for (const [name, { complaints }] of visitors) expect(complaints, name).toEqual([]);
  });
  afterAll(async () => {
    await bankRounds?.close();
    await browser?.close();
    await bank?.stop();
    await stack?.stop();
  });

  const as = (person: Person) => stack.as(person);

  /** The browser of a person, signed in at their own site. */
  async function visitorOf(person: Person): Promise<Visitor> {
    const known = visitors.get(person.name);
    if (known) return known;
    const isPartner = person.membershipId.startsWith('con_');
    const visitor = await openBrowser(browser, isPartner ? stack.sites.portal : stack.sites.console);
    await signInBy(visitor.page, person);
    visitors.set(person.name, visitor);
    return visitor;
  }

  async function approve(person: Person, title: string): Promise<void> {
    const visitor = await visitorOf(person);
    await visitor.page.goto('/inbox');
    const task = await until(`a task about ${title} for ${person.name}`, async () => {
      const { items } = await as(person).call('task.list', { query: { scope: 'all', limit: 50 } });
      return items.find((item) => item.caseTitle.includes(title));
    });
    const row = visitor.page.locator('[data-task]', { hasText: task.caseTitle });
    await row.waitFor();
    await row.click();
    await visitor.page.keyboard.press('a');
    await visitor.page.getByRole('dialog').waitFor();
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByText(`Approved: ${task.caseTitle}`).waitFor();
  }

  it(
    'somebody applies by a link from a mail, with a file, and reads on its page that they were approved',
    async () => {
      await applyByBrowser({ stack, company, browser, approve: (title) => approve(company.manager, title) });
    },
    chapterMs,
  );

  it('a plan, a host and a source are set up, and the partner makes a link', async () => {
    const { programId } = company;
    const admin = as(company.admin);
    const { id, revision } = await admin.call('plan.create', {
      body: { programId, name: 'Standard', document: JSON.parse(JSON.stringify(twentyPercent)) },
    });
    await as(company.director).call('plan.activate', {
      params: { id },
      body: { effectiveFrom: new Date(Date.now() + 2 * 3_600_000).toISOString().slice(0, 10) },
      ifMatch: revision,
    });
    // A plan begins today at the earliest, and the month that is closed is the last one: it begins two months earlier.
    await stack.sql`update plan_versions set effective_from = now() - interval '70 days'`;
    await stack.sql`update attribution_versions set effective_from = now() - interval '70 days'`;
    await admin.call('tracking.update', {
      params: { id: programId },
      ifMatch: 0,
      body: {
        hosts: ['shop.halden.example'],
        defaultTarget: 'https://shop.halden.example/start',
        cookieDays: 30,
        cookieMode: 'always',
        customerMask: 'masked',
      },
    });
    const source = await admin.call('event-source.create', {
      body: { programId, name: 'Shop', kind: 'api', dedupeKey: 'external_id', parameterMap: {} },
    });
    sourceId = source.id;
    const { items } = await as(company.partner.owner).call('enrollment.list', { query: {} });
    enrollmentId = items[0]?.id ?? '';
    const link = await as(company.partner.owner).call('link.create', { body: { enrollmentId, name: 'Home page' } });
    const reply = await fetch(link.url, { redirect: 'manual', headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0' } });
    expect(reply.status).toBe(302);
    clickId = new URL(reply.headers.get('location') ?? '').searchParams.get('cs_click') ?? '';
    expect(clickId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('a sale becomes a line with its explanation within seconds, a refund takes its part back', async () => {
    const admin = as(company.admin);
    const begun = performance.now();
    const sale = await admin.call('event.record', {
      body: {
        sourceId,
        kind: 'order',
        externalId: 'A',
        customer: 'C-1',
        clickId,
        amount: { amount: '1190.00', currency: 'EUR' },
        tax: { amount: '190.00', currency: 'EUR' },
      },
    });
    expect(sale).toMatchObject({ status: 'queued', reason: null });
    const owner = as(company.partner.owner);
    const line = await until('the line of the sale', async () => {
      const { items } = await owner.call('line.list', { query: {} });
      return items[0];
    });
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(line.amount).toEqual({ amount: '200.00', currency: 'EUR' });
    await admin.call('event.record', {
      body: { sourceId, kind: 'refund', externalId: 'A-R', refersTo: 'A', net: { amount: '300.00', currency: 'EUR' } },
    });
    await until('the line of the refund', async () => {
      const { items } = await owner.call('line.list', { query: {} });
      return items.some(({ amount }) => amount.amount === '-60.00') || undefined;
    });
    const { page, settled } = await visitorOf(company.partner.owner);
    await page.goto('/earnings');
    await settled();
    await page.getByRole('button', { name: /Why this amount\? .*200\.00/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('standard').first().waitFor();
    await dialog
      .getByText(/200\.00/)
      .first()
      .waitFor();
  });

  it('the month is closed, approved by another, and the partner reads its statement', async () => {
    // Nobody waits for the end of the month: what happened today happened last month.
    await moveToLastMonth();
    const month = lastMonth();
    const period = await as(operator).call('period.close', { body: { programId: company.programId, month } });
    periodId = period.id;
    await until('the review of the month', async () => {
      const { status } = await as(operator).call('period.get', { params: { id: periodId } });
      return status === 'in_review' || undefined;
    });
    await approve(company.finance, month);
    const statement = await until('the statement', async () => {
      const { items } = await as(company.partner.owner).call('statement.list', { query: {} });
      return items[0];
    });
    expect(statement).toMatchObject({
      earned: { amount: '200.00' },
      corrections: { amount: '-60.00' },
      closing: { amount: '140.00' },
    });
    const { page, settled } = await visitorOf(company.partner.owner);
    await page.goto(`/statements/${statement.id}`);
    await settled();
    await page.getByText(statement.number).first().waitFor();
    await page
      .getByText(/140[.,]00/)
      .first()
      .waitFor();
    await until('the mail about the statement', async () => {
      const rows = await stack.sql`select 1 from messages where kind = 'statement_published'`;
      return rows.length > 0 || undefined;
    });
  });

  it(
    'a run is prepared by one, approved by two, sent and settled',
    async () => {
      const { items } = await as(company.admin).call('legal-entity.list', { query: {} });
      const [payer] = items;
      if (!payer) throw new Error('nobody pays');
      await as(company.admin).call('legal-entity.update', {
        params: { id: payer.id },
        ifMatch: payer.revision,
        body: { iban: 'DE75512108001245126199', country: 'DE' },
      });
      const { owner } = company.partner;
      const proposed = await as(owner).call('payment-method.propose', {
        body: {
          rail: 'sepa',
          holder: 'Nordlicht Systemhaus',
          country: 'DE',
          currency: 'EUR',
          account: 'DE89370400440532013000',
          password: owner.password,
        },
      });
      await as(company.admin).call('payment-method.confirm', {
        params: { id: proposed.id },
        ifMatch: proposed.revision,
        body: { how: 'called the number on file' },
      });
      await stack.sql`update payment_methods set usable_from = now() - interval '1 hour'`;
      // By the bank's calendar: what is ordered for another day is booked on that day.
      const book = (await (await fetch(`${bankUrl}/book`)).json()) as { readonly today: string };
      const run = await as(operator).call('payout-run.create', {
        body: { programId: company.programId, rail: 'sepa', payOn: book.today },
      });
      runId = run.id;
      expect(run).toMatchObject({ total: { amount: '140.00' }, payoutCount: 1 });
      await as(operator).call('payout-run.submit', { params: { id: runId }, ifMatch: run.revision });
      await approve(company.finance, run.number);
      expect(await bankMovements()).toEqual([]);
      await approve(second, run.number);
      // The bank is asked every minute; here nobody waits for the next.
      expect(bankRounds.everyMs).toBe(bankRoundMs);
      const paid = await until(
        'the settled run',
        async () => {
          await bankRounds.trigger();
          const { items: payouts } = await as(owner).call('payout.list', { query: {} });
          return payouts.find(({ status }) => status === 'paid');
        },
        askAgain,
      );
      payoutId = paid.id;
      expect(await bankMovements()).toEqual(['-14000']);
      expect(await as(operator).call('payout-run.get', { params: { id: runId } })).toMatchObject({ status: 'settled' });
    },
    chapterMs,
  );

  it('a return arrives, and the partner sees why', async () => {
    const { owner } = company.partner;
    const { endToEndId } = await as(owner).call('payout.get', { params: { id: payoutId } });
    const reply = await fetch(`${bankUrl}/returns`, {
      method: 'POST',
      body: JSON.stringify({ endToEndId, code: 'AC04' }),
    });
    expect(reply.status).toBe(200);
    await until(
      'the return',
      async () => {
        await bankRounds.trigger();
        const { status, failure } = await as(owner).call('payout.get', { params: { id: payoutId } });
        return (status === 'returned' && failure === 'AC04') || undefined;
      },
      askAgain,
    );
    const { page, settled } = await visitorOf(owner);
    await page.goto(`/payouts/${payoutId}`);
    await settled();
    await page
      .getByText(/account is closed|AC04/i)
      .first()
      .waitFor();
  });

  async function bankMovements(): Promise<string[]> {
    const book = (await (await fetch(`${bankUrl}/book`)).json()) as { records: { amountMinor: string }[] };
    return book.records.map(({ amountMinor }) => amountMinor);
  }

  async function moveToLastMonth(): Promise<void> {
    const days = new Date().getUTCDate() + 3;
    const back = stack.sql`make_interval(days => ${days})`;
    await stack.sql`update lines set occurred_at = occurred_at - ${back}, hold_until = hold_until - ${back}`;
  }

  function lastMonth(): string {
    const at = new Date(Date.now() - (new Date().getUTCDate() + 3) * dayMs);
    return at.toISOString().slice(0, 7);
  }
});
