import { describe, expect, it } from 'vitest';
import { consoleInBrowser } from './console-in-browser.ts';

const on = consoleInBrowser();

async function choose(label: string, option: string | RegExp): Promise<void> {
  await on.page.getByRole('combobox', { name: label }).click();
  await on.page.getByRole('option', { name: option }).click();
}

describe('periods', () => {
  it('a month is closed, watched until it is done, and waits for approval with what approving publishes', async () => {
    await on.page.goto(`${on.url}/periods`);
    await on.page.getByRole('button', { name: 'Close a month' }).click();
    await choose('Program', 'Halden Partner Program');
    await on.page.getByRole('button', { name: 'Start closing' }).click();
    await on.page.getByText('This goes on by itself').waitFor();
    await on.page.getByText('The statements are ready and wait for approval').waitFor({ timeout: 15_000 });
    await on.page.getByText('€350.00 more was earned than in the period before').waitFor();
    await on.page.getByRole('link', { name: 'Open its case' }).click();
    await on.page.getByText('Publishes 4 statements.').first().waitFor();
    await on.page.getByRole('button', { name: 'Approve' }).click();
    const dialog = on.page.getByRole('dialog', { name: 'Approve this period?' });
    await dialog.getByText('This is the last approval').waitFor();
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await on.page.getByText(/^Approved: /).waitFor();
    expect(on.noise).toEqual([]);
  }, 60_000);

  it('a month that is closed already is refused in the dialog', async () => {
    await on.page.goto(`${on.url}/periods`);
    await on.page.getByRole('button', { name: 'Close a month' }).click();
    await choose('Program', 'Halden Partner Program');
    await choose('Month', 'August 2026');
    await on.page.getByRole('button', { name: 'Start closing' }).click();
    await on.page.getByText('This period is closed already or being closed.').waitFor();
  }, 60_000);

  it('each line of a statement says why it is what it is, in words and exact figures', async () => {
    await on.page.goto(`${on.url}/periods`);
    await on.page.getByRole('link', { name: 'August 2026' }).click();
    await on.page.getByRole('link', { name: 'Nordlicht IT Services' }).click();
    await on.page.getByRole('button', { name: 'Why this amount?' }).first().click();
    const dialog = on.page.getByRole('dialog', { name: 'Why this amount?' });
    await dialog.getByText('Converted at 1.1525 of Apr 2, 2026 (ECB): 1,000 EUR.').waitFor();
    await dialog.getByText('20 % of the basis.').waitFor();
    await dialog.getByText('200.00 rounded half up is 200.00 EUR.').waitFor();
    expect(on.noise).toEqual([]);
  }, 60_000);
});

describe('payout runs', () => {
  it('a run is gathered, one payout held with a reason, and the rest submitted for approval', async () => {
    await on.page.goto(`${on.url}/payout-runs/create`);
    await choose('Program', 'Halden Partner Program');
    await on.page.getByRole('button', { name: 'Gather payouts' }).click();
    await on.page.getByText('Below the minimum; carried over').waitFor();
    await on.page.getByText('The payment method was changed a short while ago').waitFor();
    await on.page.getByRole('button', { name: 'Hold' }).first().click();
    await on.page.getByLabel('Reason').fill('The invoice is disputed.');
    await on.page.getByRole('dialog').getByRole('button', { name: 'Hold' }).click();
    await on.page.getByText('Held by a person').waitFor();
    await on.page.getByRole('button', { name: 'Submit for approval' }).click();
    await on.page.getByRole('dialog').getByText('€340.00 goes to 1 partner once two people have approved.').waitFor();
    await on.page.getByRole('dialog').getByRole('button', { name: 'Submit for approval' }).click();
    await on.page.getByText('The exact list is before its approvers').waitFor();
    await on.page.getByRole('link', { name: 'Open its case' }).click();
    await on.page.getByText('Sends €340.00 to 1 partner.').first().waitFor();
    expect(on.noise).toEqual([]);
  }, 60_000);
});

describe('the plan editor', () => {
  it('moves the numbers while one types, and refuses a contradiction at its place', async () => {
    await on.page.goto(`${on.url}/plans/create`);
    await on.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Autumn');
    await on.page.getByText('Total €95.00').waitFor();
    await on.page.getByLabel('Per cent').fill('20');
    await on.page.getByText('Total €190.00').waitFor();
    await on.page.getByLabel('Per cent').fill('120');
    await on.page.getByText('Give a percentage above 0 and up to 100.').waitFor();
    expect(await on.page.getByLabel('Per cent').getAttribute('aria-invalid')).toBe('true');
    await on.page.getByText('The numbers stand still').waitFor();
    await on.page.getByLabel('Per cent').fill('20');
    await on.page.getByLabel('At most for one event (optional)').fill('500');
    await on.page.getByLabel('At most for one customer (optional)').fill('100');
    await on.page.getByText('A wider limit is below this one').waitFor();
    await on.page.getByRole('button', { name: 'Save draft' }).click();
    await on.page.getByText('1 place needs another look:').waitFor();
    const isFocused = () =>
      on.page.getByLabel('At most for one event (optional)').evaluate((field) => field === document.activeElement);
    await expect.poll(isFocused).toBe(true);
    await on.page.getByLabel('At most for one event (optional)').fill('50');
    await on.page.getByRole('button', { name: 'Save draft' }).click();
    await on.page.getByText('The draft is saved.').waitFor();
    expect(on.noise).toEqual([]);
  }, 60_000);
});
