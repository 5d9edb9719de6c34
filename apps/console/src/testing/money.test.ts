import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildConsole } from './build-console.ts';
import { openBrowser } from './open-browser.ts';
import { startStandIn } from './stand-in/server.ts';

let built: Awaited<ReturnType<typeof buildConsole>>;
let site: Awaited<ReturnType<typeof startStandIn>>;
let browser: Browser;
let page: Page;
let noise: string[];

beforeAll(async () => {
  built = await buildConsole();
  site = await startStandIn(built.distDir);
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  site?.server.closeAllConnections();
  site?.server.close();
  await built?.remove();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  page = await context.newPage();
  noise = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(String(error)));
  return () => context.close();
});

async function choose(label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

describe('periods', () => {
  it('a month is closed, watched until it is done, and waits for approval with what approving publishes', async () => {
    await page.goto(`${site.url}/periods`);
    await page.getByRole('button', { name: 'Close a month' }).click();
    await choose('Program', 'Halden Partner Program');
    await page.getByRole('button', { name: 'Start closing' }).click();
    await page.getByText('This goes on by itself').waitFor();
    await page.getByText('The statements are ready and wait for approval').waitFor({ timeout: 15_000 });
    await page.getByText('€350.00 more was earned than in the period before').waitFor();
    await page.getByRole('link', { name: 'Open its case' }).click();
    await page.getByText('Publishes 4 statements.').first().waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByRole('dialog', { name: 'Approve this period?' });
    await dialog.getByText('This is the last approval').waitFor();
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await page.getByText(/^Approved: /).waitFor();
    expect(noise).toEqual([]);
  }, 60_000);

  it('a month that is closed already is refused in the dialog', async () => {
    await page.goto(`${site.url}/periods`);
    await page.getByRole('button', { name: 'Close a month' }).click();
    await choose('Program', 'Halden Partner Program');
    await choose('Month', 'August 2026');
    await page.getByRole('button', { name: 'Start closing' }).click();
    await page.getByText('This period is closed already or being closed.').waitFor();
  }, 60_000);

  it('each line of a statement says why it is what it is, in words and exact figures', async () => {
    await page.goto(`${site.url}/periods`);
    await page.getByRole('link', { name: 'August 2026' }).click();
    await page.getByRole('link', { name: 'Nordlicht IT Services' }).click();
    await page.getByRole('button', { name: 'Why this amount?' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Why this amount?' });
    await dialog.getByText('Converted at 1.1525 of Apr 2, 2026 (ECB): 1,000 EUR.').waitFor();
    await dialog.getByText('20 % of the basis.').waitFor();
    await dialog.getByText('200.00 rounded half up is 200.00 EUR.').waitFor();
    expect(noise).toEqual([]);
  }, 60_000);
});

describe('payout runs', () => {
  it('a run is gathered, one payout held with a reason, and the rest submitted for approval', async () => {
    await page.goto(`${site.url}/payout-runs/create`);
    await choose('Program', 'Halden Partner Program');
    await page.getByRole('button', { name: 'Gather payouts' }).click();
    await page.getByText('Below the minimum; carried over').waitFor();
    await page.getByText('The payment method was changed a short while ago').waitFor();
    await page.getByRole('button', { name: 'Hold' }).first().click();
    await page.getByLabel('Reason').fill('The invoice is disputed.');
    await page.getByRole('dialog').getByRole('button', { name: 'Hold' }).click();
    await page.getByText('Held by a person').waitFor();
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await page.getByRole('dialog').getByText('€340.00 goes to 1 partner once two people have approved.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).click();
    await page.getByText('The exact list is before its approvers').waitFor();
    await page.getByRole('link', { name: 'Open its case' }).click();
    await page.getByText('Sends €340.00 to 1 partner.').first().waitFor();
    expect(noise).toEqual([]);
  }, 60_000);
});

describe('the plan editor', () => {
  it('moves the numbers while one types, and refuses a contradiction at its place', async () => {
    await page.goto(`${site.url}/plans/create`);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Autumn');
    await page.getByText('Total €95.00').waitFor();
    await page.getByLabel('Per cent').fill('20');
    await page.getByText('Total €190.00').waitFor();
    await page.getByLabel('Per cent').fill('120');
    await page.getByText('Give a percentage above 0 and up to 100.').waitFor();
    expect(await page.getByLabel('Per cent').getAttribute('aria-invalid')).toBe('true');
    await page.getByText('The numbers stand still').waitFor();
    await page.getByLabel('Per cent').fill('20');
    await page.getByLabel('At most for one event (optional)').fill('500');
    await page.getByLabel('At most for one customer (optional)').fill('100');
    await page.getByText('A wider limit is below this one').waitFor();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('1 place needs another look:').waitFor();
    const isFocused = () =>
      page.getByLabel('At most for one event (optional)').evaluate((field) => field === document.activeElement);
    await expect.poll(isFocused).toBe(true);
    await page.getByLabel('At most for one event (optional)').fill('50');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('The draft is saved.').waitFor();
    expect(noise).toEqual([]);
  }, 60_000);
});
