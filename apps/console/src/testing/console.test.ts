import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildConsole } from './build-console.ts';
import { openBrowser } from './open-browser.ts';
import { openRoutes, routes } from './routes.ts';
import { state } from './stand-in/answers.ts';
import { startStandIn } from './stand-in/server.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
  state.isSetupNeeded = true;
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  noise = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
  });
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith('blob:')) noise.push(`asked ${request.url()}`);
  });
  return () => context.close();
});

async function open(path: string): Promise<void> {
  await page.goto(site.url + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[role="status"][aria-label]') === null);
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}

async function violations(): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axeSource });
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'axe.run(document, {resultTypes: ["violations"]}).then(({violations}) => JSON.stringify(violations))',
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return (JSON.parse(String(result.value)) as Violation[]).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('every page', () => {
  it.each(Object.entries({ ...routes, ...openRoutes }))(
    '%s holds: accessible, quiet, asks no other host, fits 360 px in the dark',
    async (_name, path) => {
      await open(path);
      expect(await violations()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 360, height: 780 });
      await expect.poll(() => page.evaluate(() => document.documentElement.style.colorScheme)).toBe('dark');
      // What the new width mounts takes the new colours with the next frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
      expect(await violations()).toEqual([]);
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      expect(noise).toEqual([]);
    },
    60_000,
  );

  it.each([
    'inbox',
    'case-review',
    'deals',
    'partner',
    'program',
    'import-map',
    'period',
    'statement',
    'run',
    'plan-edit',
    'event',
  ] as const)(
    '%s holds right to left, in texts that are not English, also at 360 px',
    async (name) => {
      await open(`${routes[name]}?locale=ar-XB`);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 360, height: 780 });
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      expect(noise).toEqual([]);
    },
    60_000,
  );
});

describe('the inbox', () => {
  it('is cleared by keyboard alone: move, claim, reject with reason and text, approve', async () => {
    await open('/inbox');
    const before = await page.getByRole('list', { name: 'Tasks' }).getByRole('link').count();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('c');
    await page.getByText('Claimed.').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /Duplicate/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('You have registered this sale before.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Same buyer, same project.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/^Rejected: /).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/^Approved: /).waitFor();
    await expect
      .poll(() => page.getByRole('list', { name: 'Tasks' }).getByRole('link').count(), { timeout: 10_000 })
      .toBe(before - (before === 50 ? 0 : 2));
    expect(noise).toEqual([]);
  }, 60_000);

  it('says that a decision is being carried out until its outcome is known', async () => {
    await open('/inbox');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByLabel('Internal note (optional)').fill('slow');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page
      .getByText(/is being carried out/)
      .first()
      .waitFor();
    await page.getByText(/^Approved: /).waitFor({ timeout: 15_000 });
  }, 60_000);

  it('explains a refused decision in the dialog and keeps what was typed', async () => {
    await open('/inbox');
    await page.keyboard.press('j');
    await page.getByRole('button', { name: 'Request changes' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Expected close').check();
    await dialog.getByLabel('Text for the partner').fill('stale');
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await dialog.getByText(/terms have changed/).waitFor();
    expect(await dialog.getByLabel('Text for the partner').inputValue()).toBe('stale');
  }, 60_000);
});

describe('signing in', () => {
  it('sends a visitor to sign-in, and back to the page that was asked for', async () => {
    state.isSignedIn = false;
    state.isSetupNeeded = false;
    await page.goto(`${site.url}/accounts`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail').fill('admin@halden.example');
    await page.getByLabel('Password').fill('demo-password-1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Accounts' }).waitFor();
  }, 60_000);

  it('sends the first visitor of an empty installation to set-up', async () => {
    state.isSignedIn = false;
    await page.goto(`${site.url}/`);
    await page.getByRole('heading', { name: 'Set up your company' }).waitFor();
    await page.getByLabel('Company name').fill('Nordhafen');
    await page.keyboard.press('Enter');
    await page.getByLabel('Your name').fill('Ada Brandt');
    await page.getByLabel('E-mail').fill('ada@nordhafen.example');
    await page.getByLabel('New password').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('The approval policy is active at once').waitFor();
    await page.getByRole('button', { name: 'Create company' }).click();
    await page.getByRole('heading', { name: 'Hello, Ada' }).waitFor();
  }, 60_000);
});
