import { goTo } from '@countersign/ui/testing/go-to';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { buildConsole } from './build-console.ts';
import { openBrowser } from './open-browser.ts';
import { state } from './stand-in/answers.ts';
import { startStandIn } from './stand-in/server.ts';

export interface ConsoleInBrowser {
  readonly url: string;
  /** A new one for each test, unless they share it. */
  readonly page: Page;
  /** Complaints of the page, and requests that left its own host. */
  readonly noise: readonly string[];
  /** Opens a page of the console and waits until it shows what it is about. */
  open(path: string): Promise<void>;
  /** Goes there from the page that is shown, as a link does; from one of its kind by way of another, so that it is built anew. */
  goOn(path: string): Promise<void>;
}

/**
 * The console as it is shipped, over an API that answers from memory, in a real browser. Tests that only look at pages may
 * share one (`sharesPage`): each opens its address in what the browser has loaded and compiled already, and finds whatever
 * else the one before left there.
 */
export function consoleInBrowser({ sharesPage = false } = {}): ConsoleInBrowser {
  let built: Awaited<ReturnType<typeof buildConsole>>;
  let site: Awaited<ReturnType<typeof startStandIn>>;
  let browser: Browser;
  let context: BrowserContext | undefined;
  let page: Page;
  let noise: string[] = [];

  async function openPage(): Promise<void> {
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(String(error)));
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(site.url) || request.url().startsWith('blob:');
      if (!isOwn) noise.push(`asked ${request.url()}`);
    });
  }

  beforeAll(async () => {
    [built, browser] = await Promise.all([buildConsole(), openBrowser()]);
    site = await startStandIn(built.distDir);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    site?.server.closeAllConnections();
    site?.server.close();
    await built?.remove();
  });

  beforeEach(async () => {
    state.isSetupNeeded = true;
    noise = [];
    if (!sharesPage || context === undefined) await openPage();
    return async () => {
      if (!sharesPage) await context?.close();
    };
  });

  async function isShown(): Promise<void> {
    await page.locator('h1:not([data-left])').first().waitFor();
    await page.waitForFunction(() => document.querySelector('[role="status"][aria-label]') === null);
  }

  return {
    get url() {
      return site.url;
    },
    get page() {
      return page;
    },
    get noise() {
      return noise;
    },
    open: async (path) => {
      await page.goto(site.url + path);
      await isShown();
    },
    goOn: async (path) => {
      const isOfOneKind = kindOf(new URL(page.url()).pathname) === kindOf(path);
      for (const address of isOfOneKind ? ['/between', path] : [path]) {
        await page.evaluate(goTo, address);
        await isShown();
      }
    },
  };
}

/** The address without what tells one record from another. */
function kindOf(path: string): string {
  return path.replaceAll(/\/[a-z]+_[0-9a-z]+/g, '/:id');
}
