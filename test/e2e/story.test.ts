import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../stack/api.ts';
import { readBooks } from '../stack/books.ts';
import { hasBrowser, openBrowser, signInBy, startBrowser, tabTo, type Visitor } from '../stack/browser.ts';
import { type Company, foundCompany } from '../stack/company.ts';
import { type Deals, dealsOf } from '../stack/deals.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

const customer = 'Müller & Söhne GmbH';
const internalNote = 'rival too, keep this among us';
const question = 'By when do they really decide?';

// One story in chapters: each begins where the one before ended, so a broken chapter breaks those after it.
describe.skipIf(!hasBrowser)('a deal from its form to its confirmed win', () => {
  let stack: Stack;
  let company: Company;
  let deals: Deals;
  let browser: Browser;
  const visitors = new Map<string, Visitor>();
  let dealId = '';
  let rivalDealId = '';

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack({ hasPages: true }), startBrowser()]);
    company = await foundCompany(stack);
    deals = dealsOf(stack, company);
  });
  afterEach(() => {
    for (const [name, { complaints }] of visitors) expect(complaints, name).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

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

  async function openInbox(person: Person, title: string): Promise<Page> {
    const { page } = await visitorOf(person);
    await page.goto('/inbox');
    await page.locator('[data-task]', { hasText: title }).waitFor();
    return page;
  }

  /** Goes to the task with j as often as it takes. */
  async function choose(page: Page, title: string): Promise<void> {
    const tasks = await page.locator('[data-task]').count();
    for (let steps = 0; steps < tasks; steps += 1) {
      await page.keyboard.press('j');
      if ((await page.locator(':focus').innerText()).includes(title)) return;
    }
    throw new Error(`j does not lead to ${title}`);
  }

  async function approveByKeyboard(person: Person, title: string): Promise<void> {
    const page = await openInbox(person, title);
    await choose(page, title);
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`Approved: ${title}`).waitFor();
  }

  it('is typed by the partner, survives the closed tab, and is registered', async () => {
    const visitor = await visitorOf(company.partner.owner);
    await visitor.page.goto('/deals/new');
    await visitor.page.getByLabel('Company name').fill(customer);
    await visitor.page.getByLabel('Country').selectOption('DE');
    await visitor.page.getByLabel('The customer has no website').check();
    await visitor.page.getByLabel('Expected amount').fill('46,052');
    await visitor.page.waitForURL(/\/deals\/deal_\w+\/edit/);
    const address = new URL(visitor.page.url()).pathname;
    await visitor.reopen(address);

    const { page } = visitor;
    await page.getByLabel('Company name').waitFor();
    expect(await page.getByLabel('Company name').inputValue()).toBe(customer);
    expect(await page.getByLabel('Expected amount').inputValue()).toBe('46052');
    await page.getByRole('combobox', { name: 'Choose a product' }).first().selectOption({ label: 'GTX Pro' });
    await page.getByLabel('Quantity').first().fill('4');
    await page.getByRole('button', { name: 'Add a product' }).click();
    await page.getByRole('combobox', { name: 'Choose a product' }).last().selectOption({ label: 'GTK 500' });
    await page.getByLabel('Expected close').selectOption({ index: 3 });
    await page.getByLabel('Stage').selectOption('qualified');
    await page.getByLabel('Other percentage').check();
    await page.getByLabel('Discount asked for, in percent').fill('18');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page
      .getByText(/DR-\d{4}-\d{5}/)
      .first()
      .waitFor();
    dealId = /deal_\w+/.exec(page.url())?.[0] ?? '';
    expect(await deals.get(dealId)).toMatchObject({
      amount: { amount: '46052.00', currency: 'EUR' },
      terms: { customerName: customer, discountAsked: { kind: 'percent', bp: 1800 } },
    });
    await deals.taskOf(dealId);
  });

  it('a rival registers the same customer and sees no hint of it', async () => {
    const { gtxPro } = company.products;
    const terms = deals.terms({
      customerName: 'Mueller u. Soehne',
      lines: [{ productId: gtxPro.id, quantity: 1 }],
      contacts: [{ name: 'Anna Müller' }],
    });
    ({ id: rivalDealId } = await deals.submit(company.rival.owner, terms));
    await deals.taskOf(rivalDealId);
    const matches = await stack.as(company.manager).call('deal-registration.matches', { params: { id: rivalDealId } });
    expect(matches.items.map(({ subjectId }) => subjectId)).toContain(dealId);

    const visitor = await visitorOf(company.rival.owner);
    for (const path of ['/', '/deals', `/deals/${rivalDealId}`, '/company', '/people']) {
      await visitor.page.goto(path);
      await visitor.page.getByRole('heading', { level: 1 }).waitFor();
      await visitor.page.waitForLoadState('networkidle');
    }
    const { number } = await deals.get(dealId);
    const received = visitor.received();
    expect(received).toContain('Mueller u. Soehne');
    for (const hint of [dealId, number ?? dealId, 'Nordlicht', 'contested', 'hasMatches":true', '"sales_owner"']) {
      expect(received, hint).not.toContain(hint);
    }
  });

  it('the partner manager asks for the close month alone, by keyboard alone', async () => {
    const page = await openInbox(company.manager, customer);
    await choose(page, customer);
    await tabTo(page, /^Request changes$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^Expected close$/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Text for the partner/);
    await page.keyboard.type(question);
    await tabTo(page, /^Internal note/);
    await page.keyboard.type(internalNote);
    await tabTo(page, /^Send request$/);
    await page.keyboard.press('Enter');
    await page.getByText(`Changes requested: ${customer}`).waitFor();
    await deals.becomes(dealId, 'changes_requested');
  });

  it('only that field opens for the partner, who answers', async () => {
    const { page } = await visitorOf(company.partner.owner);
    await page.goto(`/deals/${dealId}`);
    await page.getByText(question).first().waitFor();
    const card = page.locator('form').filter({ has: page.getByRole('button', { name: 'Send answer' }) });
    expect(
      await card.locator('input, select').evaluateAll((all) => all.map((one) => one.getAttribute('name'))),
    ).toEqual(['closeMonth']);
    await card.getByLabel('Expected close').selectOption({ index: 6 });
    await card.getByRole('button', { name: 'Send answer' }).click();
    await page.getByText('Answer sent. The review goes on.').waitFor();
    const other = {
      params: { id: dealId },
      ifMatch: (await deals.get(dealId)).revision,
      body: { terms: { customerName: 'Other GmbH' } },
    };
    await expect(stack.as(company.partner.owner).call('deal-registration.update-draft', other)).rejects.toMatchObject({
      status: 409,
    });
  });

  it('is approved by keyboard step by step; whoever submitted or decided before is refused under any login', async () => {
    await deals.becomes(dealId, 'in_review');
    await approveByKeyboard(company.manager, customer);
    // Since the rival came, the answered terms match another registration, and the sales owner is asked as well.
    await approveByKeyboard(company.salesOwner, customer);
    const asAdmin = stack.as(company.admin);
    const roles = ['partner_manager', 'channel_director'] as const;
    await asAdmin.call('member.update', { params: { id: company.manager.membershipId }, body: { roles: [...roles] } });
    await expect(decideAs(company.manager)).rejects.toMatchObject({ code: 'same_person' });
    await approveByKeyboard(company.director, customer);

    const double = await company.inviteMember({ name: 'Nora Second Login', roles: ['finance_approver'] });
    const sameAsId = company.partner.owner.membershipId;
    await asAdmin.call('member.join-person', { params: { id: double.membershipId }, body: { sameAsId } });
    await expect(decideAs(double)).rejects.toMatchObject({ code: 'own_case' });
    await approveByKeyboard(company.finance, customer);
    await deals.becomes(dealId, 'approved');
    const books = await readBooks(stack.sql, dealId);
    expect(books).toMatchObject({ slots: 2, approvals: 1, pendingCommands: 0 });
    const approvals = books.decisions.filter(({ outcome }) => outcome === 'approve');
    expect(new Set(approvals.map(({ personId }) => personId)).size).toBe(4);
  });

  async function decideAs(person: Person): Promise<unknown> {
    const task = await deals.taskOf(dealId);
    return deals.decide(person, task, { outcome: 'approve' });
  }

  it('is protected, and its partner never received the internal note', async () => {
    const partner = await visitorOf(company.partner.owner);
    await partner.page.goto(`/deals/${dealId}`);
    await partner.page.getByText('The sale is protected for you.').waitFor();
    await partner.page.getByText('Protected until').first().waitFor();
    await partner.page.waitForLoadState('networkidle');
    const director = await visitorOf(company.director);
    await director.page.goto(`/cases/${(await deals.get(dealId)).caseId}`);
    await director.page.getByText(internalNote).first().waitFor();
    expect(director.received()).toContain(internalNote);
    expect(partner.received()).toContain(question);
    expect(partner.received()).not.toContain(internalNote);
    const mails =
      await stack.sql`select count(*)::int as count from messages where text like ${`%${internalNote}%`} or html like ${`%${internalNote}%`}`;
    expect(mails[0]?.['count']).toBe(0);
  });

  it('the rival waits in line and is offered the protection when the first lapses', async () => {
    await deals.decideNext(company.manager, rivalDealId, { outcome: 'approve' });
    await approveByKeyboard(company.salesOwner, 'Mueller u. Soehne');
    await deals.becomes(rivalDealId, 'waitlisted');
    // Protection lasts for days: its end is moved to now where a restarted case reads it.
    const { caseId } = await deals.get(dealId);
    const endsAt = Date.now() + 1_000;
    await stack.sql`
      update cases set snapshot = jsonb_set(jsonb_set(snapshot, '{timers}', ${stack.sql.json([{ kind: 'protection_end', at: endsAt, clock: 'elapsed' }])}),
        '{data,protectionEndsAt}', ${stack.sql.json(endsAt)}) where id = ${caseId}`;
    await stack.run('apps/worker/src/rehydrate.ts', '--all');
    await deals.becomes(dealId, 'expired');
    await deals.becomes(rivalDealId, 'offered');
    const { page } = await visitorOf(company.rival.owner);
    await page.goto(`/deals/${rivalDealId}`);
    await page.getByRole('button', { name: 'Accept protection' }).click();
    await page.getByText('Accepted. The sale is protected for you.').waitFor();
    await deals.becomes(rivalDealId, 'approved');
  });

  it('a reported win counts only when a sales owner has confirmed it', async () => {
    const { page } = await visitorOf(company.rival.owner);
    await page.goto(`/deals/${rivalDealId}`);
    await page.getByRole('button', { name: 'Report win' }).click();
    await page.getByRole('dialog').getByLabel('Order number').fill('PO-4711');
    await page.getByRole('dialog').getByRole('button', { name: 'Report win' }).click();
    await page.getByText('Win reported. It is being checked.').waitFor();
    await page.getByText('Your win is being checked.').waitFor();
    expect(await deals.get(rivalDealId)).toMatchObject({ status: 'win_reported', win: { confirmedAt: null } });
    await approveByKeyboard(company.salesOwner, 'Mueller u. Soehne');
    await deals.becomes(rivalDealId, 'won');
    await page.reload();
    await page.getByText('The win is confirmed.').first().waitFor();
    expect(await deals.get(rivalDealId)).toMatchObject({ win: { confirmedAt: expect.any(String) } });
  });
});
