import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signInBy, standsStill, startBrowser, type Visitor } from '../stack/browser.ts';
import { type Company, foundCompany } from '../stack/company.ts';
import { dealsOf, oneStepPolicy } from '../stack/deals.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { axeViolations, hardCoded, overflow, visibleTexts } from './look.ts';
import { examplesOf, isOpenRoute, routesOf, type Site } from './routes.ts';

/** The browser itself reports these: who is signed in was asked, and a made-up token was shown to be none. */
const expectedReports = /status of 40[14] .*\/api\/v1\/(session|invitation)/;
const narrow = { width: 390, height: 844 };
const minutes = (count: number) => count * 60_000;

/** Looks at every address of one app: alone with its own host, in pseudo-languages, under axe in both colour schemes. */
export function describeEveryPage(site: Site): void {
  describe.skipIf(!hasBrowser)(`every route of the ${site}`, () => {
    let stack: Stack;
    let company: Company;
    let browser: Browser;
    let examples: Awaited<ReturnType<typeof examplesOf>>;

    beforeAll(async () => {
      [stack, browser] = await Promise.all([startStack({ hasPages: true }), startBrowser()]);
      company = await foundCompany(stack, { policy: oneStepPolicy });
      examples = await examplesOf(stack, company, dealsOf(stack, company));
    });
    afterAll(async () => {
      await browser?.close();
      await stack?.stop();
    });

    const person = () => (site === 'portal' ? company.partner.owner : company.admin);

    /** Opens each address in turn, first those before sign-in, and collects what `look` finds wrong. */
    async function walk(look: (visitor: Visitor, path: string) => Promise<string[]>) {
      const found: Record<string, string[]> = {};
      const visitor = await openBrowser(browser, stack.sites[site], { reducedMotion: 'reduce' });
      for (const isOpen of [true, false]) {
        if (!isOpen) await signInBy(visitor.page, person());
        const routes = Object.entries(examples[site]).filter(([route]) => isOpenRoute(route) === isOpen);
        for (const path of routes.flatMap(([, paths]) => paths)) {
          const problems = await look(visitor, path);
          if (problems.length > 0) found[path] = problems;
        }
      }
      const complaints = visitor.complaints.filter((text) => !expectedReports.test(text));
      if (complaints.length > 0) found['console and network'] = complaints;
      await visitor.close();
      return found;
    }

    async function open({ page, settled }: Visitor, path: string, locale: string): Promise<void> {
      const [address = '', fragment] = path.split('#');
      const query = `${address.includes('?') ? '&' : '?'}locale=${locale}`;
      await page.goto(`${address}${query}${fragment === undefined ? '' : `#${fragment}`}`);
      await settled();
    }

    it('has an address here, so that none is left out', () => {
      expect(routesOf(site).length).toBeGreaterThan(10);
      expect(Object.keys(examples[site]).toSorted()).toEqual([...new Set(routesOf(site))].toSorted());
    });

    it(
      'passes axe in light and dark, speaks from the catalogue, and asks nobody else',
      async () => {
        const found = await walk(async (visitor, path) => {
          const { page } = visitor;
          await open(visitor, path, 'en-XA');
          const words = hardCoded(await visibleTexts(page), visitor.received().split('\n')).map(
            (text) => `hard-coded: ${text}`,
          );
          const light = await axeViolations(page);
          await page.emulateMedia({ colorScheme: 'dark' });
          await standsStill(page);
          const dark = await axeViolations(page, 'colours');
          await page.emulateMedia({ colorScheme: 'light' });
          return [...words, ...light, ...dark.map((one) => `dark: ${one}`)];
        });
        expect(found).toEqual({});
      },
      minutes(4),
    );

    it(
      'holds right to left at 390 px',
      async () => {
        const found = await walk(async (visitor, path) => {
          const { page } = visitor;
          await page.setViewportSize(narrow);
          await open(visitor, path, 'ar-XB');
          const beyond = await overflow(page);
          const direction = await page.evaluate(() => document.documentElement.dir);
          return [
            ...(beyond > 0 ? [`${beyond} px too wide`] : []),
            ...(direction === 'rtl' ? [] : ['not right to left']),
          ];
        });
        expect(found).toEqual({});
      },
      minutes(4),
    );
  });
}
