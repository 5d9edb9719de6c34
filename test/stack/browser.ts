import { untilNothingMoves } from '@countersign/ui/testing/still';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
  type Request,
} from 'playwright-core';

/** Not with the package's own arguments: they switch off the security that these tests are about. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  return playwright.launch({ executablePath, args: ['--no-sandbox', '--headless=shell'] });
}

/** Chromium comes for Linux only. */
export const hasBrowser = process.platform === 'linux';

export interface Visitor {
  readonly page: Page;
  /** The bodies of all replies of the API that this browser was given. */
  readonly received: () => string;
  /** Errors in the console, uncaught errors, and requests to any other host. */
  readonly complaints: readonly string[];
  /** Waits until the page has its heading and everything that it asked for, and stands still. */
  settled(): Promise<void>;
  /** Closes the tab and opens another in the same browser. */
  reopen(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Somebody's browser at one of the two sites, from the sign-in page on. */
export async function openBrowser(
  browser: Browser,
  site: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    baseURL: site,
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const received: string[] = [];
  const complaints: string[] = [];
  context.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/')) return;
    response.text().then(
      (text) => received.push(text),
      // A reply to a page that was left has no body any more.
      () => undefined,
    );
  });
  const underway = new Set<Request>();
  context.on('requestfinished', (request) => underway.delete(request));
  context.on('requestfailed', (request) => underway.delete(request));
  context.on('request', (request) => {
    underway.add(request);
    const isOurs = request.url().startsWith(`${site}/`) || /^(blob|data|about):/.test(request.url());
    if (!isOurs) complaints.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  let page = await context.newPage();
  return {
    get page() {
      return page;
    },
    received: () => received.join('\n'),
    complaints,
    settled: async () => {
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      for (let quiet = 0; quiet < 3; quiet += 1) {
        await page.waitForFunction(() => document.querySelector('.loading, [role="progressbar"]') === null);
        await standsStill(page);
        if (underway.size > 0) quiet = -1;
      }
    },
    reopen: async (path) => {
      await page.close();
      page = await context.newPage();
      await page.goto(path);
    },
    close: () => context.close(),
  };
}

/** Signs in on the page, by keyboard. */
export async function signInBy(
  page: Page,
  person: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto('/sign-in');
  const email = page.locator('input[type="email"]');
  await email.focus();
  await page.keyboard.type(person.email);
  await page.locator('input[type="password"]').focus();
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

export const standsStill = (page: Page): Promise<void> => page.evaluate(untilNothingMoves);

const tabsMax = 80;

/** Goes on with Tab until what has the focus is called so, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    const focused = page.locator(':focus');
    if ((await focused.count()) > 0 && name.test(await nameOfFocused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(name)}; it ended at "${await nameOfFocused(page)}"`);
}

function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    const label = [...(labels ?? [])].map((one) => one.textContent).join(' ');
    return (element.getAttribute('aria-label') ?? (label || element.textContent) ?? '').trim();
  });
}
