import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { until } from '../deals/until.ts';
import { openBrowser } from '../stack/browser.ts';
import type { Company } from '../stack/company.ts';
import type { Stack } from '../stack/start-stack.ts';

const email = 'wanda@wattenmeer.example';
const name = 'Wattenmeer Netze GmbH';
/** A form that was open for less was filled in by a program. */
const shortestVisitMs = 2_100;

/**
 * Somebody without a login opens a program's page, is sent a link, fills in a form in two goes, sends it with a file,
 * and sees on the page of the same link what was decided.
 */
export async function applyByBrowser(given: {
  readonly stack: Stack;
  readonly company: Company;
  readonly browser: Browser;
  readonly approve: (title: string) => Promise<void>;
}): Promise<void> {
  const { stack, company, browser } = given;
  const admin = stack.as(company.admin);
  await admin.call('application.update-page', {
    params: { id: company.programId },
    body: { slug: 'coast', isOpen: true },
  });
  const stranger = await openBrowser(browser, stack.sites.portal);
  const { page } = stranger;
  await page.goto('/apply/coast/reseller');
  await page.getByRole('heading', { name: 'Become a partner' }).waitFor();
  await page.getByLabel('Your mail address').fill(email);
  await page.getByLabel('Country of your company').selectOption('DE');
  await page.waitForTimeout(shortestVisitMs);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.getByText('Look into your mailbox').waitFor();

  const link = await until('the link to the application', async () => {
    const [mail] =
      await stack.sql`select text from messages where recipient = ${email} and kind = 'application_link' order by created_at desc limit 1`;
    return /\/application\/application#[A-Za-z0-9_-]+/.exec(String(mail?.['text'] ?? ''))?.[0];
  });
  await page.goto(link);
  await page.getByLabel('Company or business name').fill(name);
  await page.getByLabel('Country of registration').selectOption('DE');
  await page.getByLabel('Registration number').fill('HRB 4711');
  await page.getByText(/^Saved /).waitFor();
  await stranger.reopen(link);
  const again = stranger.page;
  await again.getByLabel('Company or business name').waitFor();
  expect(await again.getByLabel('Company or business name').inputValue()).toBe(name);
  await again.getByLabel('Your name').fill('Wanda Watt');
  await again.getByLabel('What you sell and to whom').fill('Networks for harbours and islands.');
  await again.locator('input[type=file]').setInputFiles({
    name: 'register.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Extract of the register'),
  });
  await again.getByText('register.txt').waitFor();
  await again.getByRole('checkbox').first().check();
  await again.getByRole('button', { name: 'Submit the application' }).click();
  await again.getByText('We are reviewing your application').waitFor();

  await given.approve(name);
  await again.reload();
  await again.getByText('Your application is approved.').waitFor();
  const { items } = await admin.call('partner.list', { query: { search: name } });
  expect(items).toMatchObject([{ name, registrationNumber: 'HRB 4711', status: 'active' }]);
  expect(stranger.complaints).toEqual([]);
  await stranger.close();
}
