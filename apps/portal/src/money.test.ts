import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBrowser } from './testing/browser.ts';
import { buildPortal } from './testing/build-portal.ts';
import { violations } from './testing/look.ts';
import { signedInPages } from './testing/pages.ts';
import { servePortal } from './testing/serve-portal.ts';
import { StandIn } from './testing/stand-in/answer.ts';
import { uuidOf } from './testing/stand-in/money.ts';

let browser: Browser;
let portal: Awaited<ReturnType<typeof buildPortal>>;
let site: Awaited<ReturnType<typeof servePortal>>;
let standIn: StandIn;
let context: BrowserContext;
let page: Page;

describe.skipIf(process.platform !== 'linux')('the money pages of the portal in a browser', () => {
  beforeAll(async () => {
    [portal, browser] = await Promise.all([buildPortal(), startBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await portal?.remove();
  });

  beforeEach(async () => {
    standIn = new StandIn();
    site = await servePortal({ distDir: portal.distDir, standIn });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/Berlin' });
    context.setDefaultTimeout(10_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    await site.close();
  });

  async function visit(path: string) {
    await page.goto(site.url + path);
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.loading') === null);
  }

  it('refuses a wrong IBAN and a wrong password, and says what the proposed account waits for', async () => {
    standIn.money.methods = [];
    await visit(signedInPages['payment methods']);
    await page.getByRole('button', { name: 'Propose a payment method' }).click();
    const dialog = page.getByRole('dialog', { name: 'Propose a payment method' });
    const iban = dialog.getByLabel('IBAN', { exact: true });
    await dialog.getByLabel('Account holder').fill('Nordlicht IT GmbH');
    await iban.fill('DE89 3704');
    await dialog.getByText('14 characters are missing.').waitFor();
    expect(await iban.getAttribute('aria-invalid')).toBeNull();
    await iban.fill('DE89 3704 0044 0532 0130 01');
    await dialog.getByText('The check digits do not fit').waitFor();
    await dialog.getByLabel('Your password').fill('not-my-password');
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    expect(standIn.money.methods).toHaveLength(0);
    expect(await violations(page)).toEqual([]);

    await iban.fill('de89370400440532013000');
    await dialog.getByText('This is a valid IBAN of Germany.').waitFor();
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await dialog.getByText('This is not your password.').waitFor();
    expect(await dialog.getByText('This is not your password.').count()).toBe(1);
    expect(await iban.inputValue()).toBe('DE89 3704 0044 0532 0130 00');

    await dialog.getByLabel('Your password').fill('demo-password-1');
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByText('Proposed. You hear from us for the confirmation.').waitFor();
    await page.getByText('DE•• •••• 3000').waitFor();
    expect(await page.locator('[aria-current="step"]').innerText()).toContain('Halden Systems asks you');
    await page.getByText('No payout is sent until then, not even to the account before.').waitFor();
  });

  it('shows a statement whose parts add up to the cent, with its lines and its CSV', async () => {
    await visit(signedInPages.statement);
    const cents = (text: string) => BigInt(text.replaceAll(/[^\d-]/g, ''));
    const rows = await page.locator('.sum-table tr').allInnerTexts();
    const [opening, earned, corrections, paid, closing] = rows.map((row) => cents(row.split('\t').at(-1) ?? ''));
    expect([opening, earned, corrections, paid, closing]).toEqual([25_000n, 40_000n, -6_000n, 25_000n, 34_000n]);
    expect((opening ?? 0n) + (earned ?? 0n) + (corrections ?? 0n) - (paid ?? 0n)).toBe(closing);

    const amounts = await page.locator('.deal-table .cell-amount strong').allInnerTexts();
    const sum = amounts.reduce((total, amount) => total + cents(amount), 0n);
    expect(sum).toBe((earned ?? 0n) + (corrections ?? 0n));
    await page.getByText('3 lines, together €340.00').waitFor();
    const csv = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
    expect(csv).toMatch(/^\/api\/v1\/statements\/stm_\w+\/csv\?membership=con_\w+$/);
  });

  it('says why a line has its amount, step by step', async () => {
    await visit(signedInPages.earnings);
    await page.getByRole('button', { name: 'Why this amount? €200.00' }).click();
    const dialog = page.getByRole('dialog', { name: 'Why this amount?' });
    await dialog.getByText('Counted on $1,152.50, the price without tax.').waitFor();
    const steps = await dialog.locator('.explained-steps li').allInnerTexts();
    expect(steps[0]).toMatch(/^The terms of .* apply: Resellers 2026, version 2\.$/);
    expect(steps[2]).toBe('USD becomes EUR at 0.8677, the rate of Apr 2, 2026 (ECB): €1,000.00.');
    expect(steps[3]).toBe('20% of it.');
    expect(steps[4]).toBe('Rounded to €200.00.');
    expect(steps).toHaveLength(6);
    expect(await violations(page)).toEqual([]);
  });

  it('says why the next payout would hold the money, and leads to what ends that', async () => {
    await visit(signedInPages.earnings);
    await page.getByText('It is added up and paid once there is $50.00 or more.').waitFor();
    await page.getByRole('link', { name: 'Say how you want to be paid' }).click();
    await page.getByRole('heading', { name: 'Payment method', exact: true }).waitFor();
  });

  it('says why a payout came back and what to do', async () => {
    await visit('/');
    await page.getByRole('link', { name: /A payout did not arrive/ }).click();
    await page.getByText('The bank says: the account is closed').waitFor();
    await page.getByRole('link', { name: 'Check the payment method' }).click();
    await page.getByRole('heading', { name: 'Payment method', exact: true }).waitFor();
  });

  it('names a new statement at home until it was opened', async () => {
    await visit('/');
    await page.getByRole('link', { name: /A new statement is there/ }).click();
    await page.getByRole('heading', { name: 'ST-2026-05-0007' }).waitFor();
    await visit('/');
    await page.getByText('A payout did not arrive').waitFor();
    await page.getByText('ST-2026-05-0007').waitFor({ state: 'detached' });
  });

  it('makes a link to a page of the program alone, and copies it', async () => {
    await visit(signedInPages.links);
    await page.getByRole('button', { name: 'New link' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make a link' });
    await dialog.getByLabel('Name', { exact: true }).fill('Trade fair');
    await dialog.getByText('Left empty: https://halden.example/start').waitFor();
    await dialog.getByLabel('Leads to').fill('https://evil.example/halden.example');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    await dialog.getByText('Links may lead to halden.example and *.halden-shop.example only.').waitFor();
    expect(standIn.money.links).toHaveLength(2);

    await dialog.getByLabel('Leads to').fill('https://halden.example/fair?stand=7');
    await dialog.getByText('Campaign details (UTM)').click();
    await dialog.getByLabel('Source').fill('flyer');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('The link is ready.').waitFor();
    const [made] = standIn.money.links;
    expect(made).toMatchObject({ target: 'https://halden.example/fair?stand=7', utm: { source: 'flyer' } });

    await page.getByRole('button', { name: 'Copy the link Trade fair' }).click();
    await page.getByRole('button', { name: 'Copy the link Trade fair: Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(made?.url);
    await page.getByRole('button', { name: 'QR code of Trade fair' }).click();
    await page.getByRole('img', { name: 'QR code of Trade fair' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('asks before it retires a link', async () => {
    await visit(signedInPages.links);
    await page.getByRole('button', { name: 'Retire the link Newsletter' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
    await page.getByText('The link is retired.').waitFor();
    await page.getByText('Newsletter', { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Retired', exact: true }).click();
    await page.getByText('Website', { exact: true }).waitFor({ state: 'detached' });
    await page.getByText('Newsletter', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /^Retire the link/ }).count()).toBe(0);
  });

  it('follows a test conversion from the click to the line', async () => {
    await context.route('https://go.halden.example/**', (route) => route.fulfill({ body: 'shop' }));
    const [paid] = standIn.money.events;
    standIn.money.events = [];
    await visit(signedInPages['conversion test']);
    const popup = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Open the link' }).click();
    await (await popup).close();
    await page.getByText(/and it counts/).waitFor();
    await page.getByText('Waiting for the shop to report it.').waitFor();
    if (paid === undefined) throw new Error('the stand-in has no event');
    standIn.money.events = [{ ...paid, clickId: uuidOf(900) }];
    await page.getByText('Invoice paid, reference INV-2').waitFor();
    await page.getByText('by your click').waitFor();
    await page.getByText('€1,344.50, Waiting').waitFor();
    await page.getByText('Everything works').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('says why an event gave nothing', async () => {
    await visit(signedInPages.conversions);
    await page.getByRole('button', { name: /^What it gave: Sign-up/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Why nothing?' });
    await dialog.getByText('No rule of this plan pays for it.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Kept aside' }).click();
    await page.getByText('INV-2').waitFor({ state: 'detached' });
    await page.getByText('it was reported twice and counts once').waitFor();
  });
});
