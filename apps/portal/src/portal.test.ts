import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBrowser } from './testing/browser.ts';
import { buildPortal } from './testing/build-portal.ts';
import { overflow, standsStill, violations, visibleTexts } from './testing/look.ts';
import { signedInPages, signedOutPages } from './testing/pages.ts';
import { servePortal } from './testing/serve-portal.ts';
import { StandIn } from './testing/stand-in/answer.ts';
import { idOf } from './testing/stand-in/company.ts';

const hasBrowser = process.platform === 'linux';
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 740 };

let browser: Browser;
let portal: Awaited<ReturnType<typeof buildPortal>>;
let site: Awaited<ReturnType<typeof servePortal>>;
let standIn: StandIn;
let context: BrowserContext;
let page: Page;
let complaints: string[];

describe.skipIf(!hasBrowser)('the portal in a browser', () => {
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
    await open({});
  });
  afterEach(async () => {
    await context.close();
    await site.close();
  });

  async function open(options: Parameters<Browser['newContext']>[0]) {
    await context?.close();
    context = await browser.newContext({
      viewport: wide,
      timezoneId: 'Europe/Berlin',
      ...options,
    });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) complaints.push(`request to ${request.url()}`);
    });
  }

  async function visit(path: string) {
    await page.goto(site.url + path);
    await page.locator('h1').first().waitFor();
    await page.waitForFunction(() => document.querySelector('.loading') === null);
  }

  /** Goes to a page as a link within the portal does; by way of a page of another kind, so that it is built anew. */
  async function goTo(path: string) {
    const push = (to: string) =>
      page.evaluate((target) => {
        for (const heading of document.querySelectorAll('h1')) heading.dataset['left'] = '';
        history.pushState(null, '', target);
        dispatchEvent(new PopStateEvent('popstate'));
      }, to);
    for (const to of [path === signedInPages['not found'] ? '/' : '/between', path]) {
      await push(to);
      await page.locator('h1:not([data-left])').first().waitFor();
      await page.waitForFunction(() => document.querySelector('.loading') === null);
    }
  }

  /** What `look` finds on each page, by name. */
  async function walk(
    pages: Readonly<Record<string, string>>,
    go: (path: string) => Promise<void>,
    look: () => Promise<string[]>,
  ) {
    const found: Record<string, string[]> = {};
    for (const [name, path] of Object.entries(pages)) {
      await go(path);
      const problems = await look();
      if (problems.length > 0) found[name] = problems;
    }
    return found;
  }

  const inLanguage = (locale: string) => (path: string) =>
    visit(`${path}${path.includes('?') ? '&' : '?'}locale=${locale}`);

  const looks = [
    { name: 'wide and light', viewport: wide, colorScheme: 'light' },
    { name: 'narrow and dark', viewport: narrow, colorScheme: 'dark' },
  ] as const;

  /** Both looks of the page, beginning with the one in which it stands. */
  async function inBothLooks(look: () => Promise<string[]>): Promise<string[]> {
    const isWide = page.viewportSize()?.width === wide.width;
    const found: string[] = [];
    for (const { name, viewport, colorScheme } of isWide ? looks : looks.toReversed()) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await standsStill(page);
      found.push(...(await look()).map((one) => `${name}: ${one}`));
    }
    return found;
  }

  it('every page passes axe and fits, wide and light, narrow and dark, says nothing that is not in the catalogue, and is quiet', async () => {
    await open({ reducedMotion: 'reduce' });
    const data: string[] = [];
    const reading: Promise<unknown>[] = [];
    page.on('response', (response) => {
      if (response.url().includes('/api/v1/'))
        reading.push(
          response.text().then(
            (text) => data.push(text),
            () => undefined,
          ),
        );
    });
    const hardCoded = async () => {
      // The page may show a reply before this test has read it.
      await Promise.all(reading);
      const known = data.join('\n').replaceAll('\\n', ' ');
      const isData = (text: string) => text.split(' · ').every((part) => known.includes(part.replaceAll('\n', ' ')));
      const texts = await visibleTexts(page);
      return texts
        .filter((text) => !/[[\]~]/.test(text) && !isData(text) && !isFormatted(text))
        .map((text) => `hard-coded: ${text}`);
    };
    const problems = () =>
      inBothLooks(async () => [
        ...(await violations(page)),
        ...((await overflow(page)) > 0 ? ['scrolls sideways'] : []),
      ]);
    standIn.isSignedIn = false;
    const found: Record<string, unknown> = await walk(signedOutPages, inLanguage('en-XA'), problems);
    standIn.isSignedIn = true;
    await inLanguage('en-XA')('/');
    Object.assign(found, await walk(signedInPages, goTo, async () => [...(await hardCoded()), ...(await problems())]));
    expect(found).toEqual({});
    expect(data.length).toBeGreaterThan(Object.keys(signedInPages).length);
    // A used invitation is a 404, which the browser reports by itself.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  }, 240_000);

  it('every page holds right to left, wide and narrow', async () => {
    await open({ reducedMotion: 'reduce' });
    const found = await walk(signedInPages, inLanguage('ar-XB'), () =>
      inBothLooks(async () => {
        const pixels = await overflow(page);
        const direction = await page.evaluate(() => document.documentElement.dir);
        return [...(pixels > 0 ? [`${pixels} px too wide`] : []), ...(direction === 'rtl' ? [] : [`is ${direction}`])];
      }),
    );
    expect(found).toEqual({});
  }, 240_000);

  it('keeps a draft when the tab is closed, and registers it', async () => {
    await visit('/deals/new');
    await page.getByLabel('Company name').fill('Müller & Söhne GmbH');
    await page.getByLabel('Country').selectOption('DE');
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(page.url()).toMatch(/\/deals\/deal_\w+\/edit$/);
    await page.getByLabel('The customer has no website').check();
    await page.getByLabel('Expected amount').fill('46,052');
    const address = page.url();
    await page.close();

    page = await context.newPage();
    await page.goto(address);
    await page.getByLabel('Company name').waitFor();
    expect(await page.getByLabel('Company name').inputValue()).toBe('Müller & Söhne GmbH');
    expect(await page.getByLabel('The customer has no website').isChecked()).toBe(true);
    expect(await page.getByLabel('Expected amount').inputValue()).toBe('46052');

    await page.getByRole('button', { name: 'Register', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Products and Expected close');
    await page.getByRole('combobox', { name: 'Choose a product' }).selectOption({ label: 'GTX Pro' });
    await page.getByLabel('Quantity').fill('4');
    await page.getByLabel('Expected close').selectOption({ index: 3 });
    await page.getByText('Answer expected by').waitFor();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByText('DR-2026-00413').first().waitFor();
    const registered = standIn.deals.find((deal) => deal.number === 'DR-2026-00413');
    expect(registered?.terms).toMatchObject({
      customerName: 'Müller & Söhne GmbH',
      customerWebsite: 'none',
      amount: { amount: '46052.00', currency: 'EUR' },
      lines: [{ productId: idOf('prod', 2), quantity: 4 }],
    });
  });

  it('says in the language of the reader what is wrong with an entry that the server refuses', async () => {
    standIn.speak('de');
    standIn.refusedEntry = { field: 'customerName', path: 'terms.customerName', code: 'control_characters' };
    await visit(signedInPages.draft);
    await page.getByLabel('Firmenname').fill('Neue Werft GmbH');
    await page.getByText('Das enthält Zeichen, die nicht verwendet werden können.').waitFor();
    await page.getByText('Gespeichert, außer markierten Angaben').waitFor();
    expect(await page.getByText('words of the server').count()).toBe(0);
    // The browser reports a refusal by itself.
    expect(complaints.filter((text) => !text.includes('422'))).toEqual([]);
  });

  it('keeps every file of evidence that was chosen at once', async () => {
    await visit(signedInPages.draft);
    const notes = page.locator('#section-notes');
    if ((await notes.getAttribute('open')) === null) await notes.locator('summary').click();
    const files = ['offer.pdf', 'mail.eml', 'minutes.txt'].map((name) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(name),
    }));
    await notes.locator('input[type=file]').setInputFiles(files);
    await notes.locator('.file-name', { hasText: 'minutes.txt' }).waitFor();
    expect(await notes.locator('.file-name').allInnerTexts()).toEqual(files.map(({ name }) => name));
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(standIn.deals[0]?.terms.evidence).toHaveLength(files.length);
  });

  it('sends a message with a file', async () => {
    await visit(signedInPages['in review']);
    await page.locator('.comment-form input[type=file]').setInputFiles({
      name: 'offer.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-'),
    });
    await page.locator('.file-name', { hasText: 'offer.pdf' }).waitFor();
    await page.getByRole('button', { name: 'Send message' }).click();
    await page.getByText('Write a few words to send.').waitFor();
    await page.getByLabel('Message to the partner team').fill('Here is the offer.');
    await page.getByRole('button', { name: 'Send message' }).click();
    await page.locator('.comments').getByRole('button', { name: 'offer.pdf' }).waitFor();
    expect(await page.locator('.comment-form .file-name').count()).toBe(0);
  });

  it('answers with the named fields alone, and waits until the case has taken the answer', async () => {
    await visit(signedInPages['changes requested']);
    const card = page.locator('.card-attention');
    expect(await card.getByRole('textbox').count()).toBe(2);
    await card.getByLabel('Expected close').selectOption({ index: 5 });
    await card.getByRole('button', { name: 'Send answer' }).click();
    await page.getByText('Answer sent. The review goes on.').waitFor();
    await page.getByText('In review', { exact: true }).waitFor();
  });

  it('asks before it withdraws, by keyboard alone', async () => {
    await visit(signedInPages['in review']);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Withdraw this registration?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Withdraw');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('Sold elsewhere');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('The registration was taken back.').waitFor();
  });

  it('says what to do when the service is down, and goes on when it is back', async () => {
    await visit('/deals');
    standIn.isDown = true;
    await page.getByRole('link', { name: 'Company' }).click();
    await page.getByText('This could not be loaded').waitFor();
    standIn.isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Priya Raman').waitFor();
  });

  it('goes back to where one was after a session that ended', async () => {
    await visit('/people');
    standIn.isSignedIn = false;
    await page.getByRole('link', { name: 'Company' }).click();
    await page.getByText('Your session has ended').waitFor();
    await page.getByLabel('E-mail address').fill('owner@nordlicht-it.example');
    await page.getByLabel('Password', { exact: true }).fill('demo-password-1');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Nordlicht IT GmbH' }).waitFor();
  });

  it('begins at home for whoever signs in after somebody signed out', async () => {
    await visit('/people');
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail address').fill('owner@nordlicht-it.example');
    await page.getByLabel('Password', { exact: true }).fill('demo-password-1');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'What needs you' }).waitFor();
  });

  it('turns on the second factor and shows the recovery codes once', async () => {
    await visit('/profile');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('dialog').getByLabel('Your password, to confirm').fill('demo-password-1');
    await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await page.getByLabel('Code from the app').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This code is not right').waitFor();
    await page.getByLabel('Code from the app').fill('123456');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('dialog', { name: 'Keep your recovery codes' }).waitFor();
    expect(await page.locator('.codes li').count()).toBe(10);
  });

  it('finds one deal among ten thousand, and pages through them', async () => {
    standIn = new StandIn({ dealCount: 10_000 });
    await site.close();
    site = await servePortal({ distDir: portal.distDir, standIn });
    await visit('/deals');
    await page.getByText('1 to 25 of 10,000').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('26 to 50 of 10,000').waitFor();
    await page.locator('.row-link').nth(5).click();
    await page.getByText('What was registered').waitFor();
    await page.goBack();
    await page.getByText('26 to 50 of 10,000').waitFor();
    await page.getByRole('searchbox').fill('NL-4000');
    await page.getByText('1 to 1 of 1').waitFor();
    expect(page.url()).toContain('q=NL-4000');
  });
});

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

/** Dates, amounts, countries and sizes are written by the browser, and the reader's data is not ours to translate. */
function isFormatted(text: string): boolean {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const bare = text
    .replaceAll(new RegExp(`\\b(${months}|Mon|Tue|Wed|Thu|Fri|Sat|Sun|AM|PM|kB|MB|byte|and)\\b`, 'g'), '')
    .replaceAll(/DR-\d+-\d+|NL-\d+/g, '')
    .replaceAll('Halden Systems', '');
  const countries = ['DE', 'NO', 'EE', 'FR', 'ES', 'DK', 'HR', 'PL', 'SE', 'NL', 'PT', 'CH', 'IT'].map(
    (code) => names.of(code) ?? '',
  );
  return (
    !/\p{L}{2}/u.test(countries.reduce((left, country) => left.replaceAll(country, ''), bare)) ||
    /^GT[XK]|^MG /.test(text)
  );
}
