import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { consoleInBrowser } from './console-in-browser.ts';
import { openRoutes, routes } from './routes.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1440, height: 900 };
const narrow = { width: 360, height: 780 };
const on = consoleInBrowser({ sharesPage: true });

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** Without loading style sheets once more: the one rule that reads them is experimental and off. */
async function violations(): Promise<string[]> {
  const session = await on.page.context().newCDPSession(on.page);
  const there = await session.send('Runtime.evaluate', { expression: "'axe' in globalThis" });
  if (there.result.value !== true) await session.send('Runtime.evaluate', { expression: axeSource });
  const { result } = await session.send('Runtime.evaluate', {
    expression:
      'axe.run(document, {resultTypes: ["violations"], preload: {assets: ["media"]}}).then(({violations}) => JSON.stringify(violations))',
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return (JSON.parse(String(result.value)) as Violation[]).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** By how many pixels the page is wider than its window. */
const overflow = () =>
  on.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('every page', () => {
  it.each(Object.entries({ ...routes, ...openRoutes }))(
    '%s holds at 360 px in the dark: fits, accessible, quiet, asks no other host',
    async (name, path) => {
      await on.page.emulateMedia({ colorScheme: 'dark' });
      await on.page.setViewportSize(narrow);
      // The console is loaded for the first page, and for those of visitors that nobody knows yet.
      if (name in openRoutes || on.page.url() === 'about:blank') await on.open(path);
      else await on.goOn(path);
      await expect.poll(() => on.page.evaluate(() => document.documentElement.style.colorScheme)).toBe('dark');
      // What is mounted last takes its colours with the next frame.
      await on.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await on.page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
      expect(await violations()).toEqual([]);
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      expect(on.noise).toEqual([]);
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
      await on.open(`${routes[name]}?locale=ar-XB`);
      expect(await on.page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      // It begins in the window of the page before.
      const isNarrow = on.page.viewportSize()?.width === narrow.width;
      for (const size of isNarrow ? [narrow, wide] : [wide, narrow]) {
        await on.page.setViewportSize(size);
        await expect.poll(overflow, { message: `at ${size.width} px` }).toBeLessThanOrEqual(0);
      }
      expect(on.noise).toEqual([]);
    },
    60_000,
  );
});
