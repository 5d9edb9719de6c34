import { goTo } from '@countersign/ui/testing/go-to';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, signInBy, standsStill, startBrowser, type Visitor } from '../stack/browser.ts';
import { type Company, foundCompany } from '../stack/company.ts';
import { dealsOf, oneStepPolicy } from '../stack/deals.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { axeViolations, hardCoded, overflow, visibleTexts } from './look.ts';
import { examplesOf, isOpenRoute, type Login, peopleOf, routesOf, type Site } from './routes.ts';

/** The browser itself reports these: who is signed in was asked, and a made-up token was shown to be none. */
const expectedReports = /status of 40[14] .*\/api\/v1\/(session|invitation)/;
const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };
const usual = { portal: 'owner', console: 'admin' } as const satisfies Record<Site, Login>;
const minutes = (count: number) => count * 60_000;

interface Stop {
  readonly route: string;
  readonly path: string;
}
interface Look {
  readonly locale: string;
  readonly viewport: typeof wide;
  look(visitor: Visitor): Promise<string[]>;
}

/** Looks at every address of both apps: alone with its own host, in pseudo-languages, under axe in both colour schemes. */
describe.skipIf(!hasBrowser)('every route', () => {
  let stack: Stack;
  let company: Company;
  let browser: Browser;
  let people: Awaited<ReturnType<typeof peopleOf>>;
  let examples: Awaited<ReturnType<typeof examplesOf>>;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack({ hasPages: true }), startBrowser()]);
    company = await foundCompany(stack, { policy: oneStepPolicy });
    people = await peopleOf(company);
    examples = await examplesOf(stack, company, dealsOf(stack, company));
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  /** What there is to visit, by who visits it: nobody, or one of the people. */
  function stopsOf(site: Site): ReadonlyMap<Login | 'nobody', readonly Stop[]> {
    const stops = Object.entries(examples[site]).flatMap(([route, given]) =>
      given.map((example) => {
        const { path, as } = typeof example === 'string' ? { path: example, as: usual[site] } : example;
        return { route, path, as: isOpenRoute(route) ? ('nobody' as const) : as };
      }),
    );
    return Map.groupBy(stops, ({ as }) => as);
  }

  /** Visits each address in turn, in a browser for each visitor, and collects what `look` finds wrong. */
  async function walk(site: Site, { locale, viewport, look }: Look) {
    const found: Record<string, string[]> = {};
    for (const [login, stops] of stopsOf(site)) {
      const visitor = await openBrowser(browser, stack.sites[site], { reducedMotion: 'reduce', viewport });
      if (login !== 'nobody') await signInBy(visitor.page, people[login]);
      await visitor.page.goto(`${login === 'nobody' ? '/sign-in' : '/profile'}?locale=${locale}`);
      await visitor.settled();
      let before: Stop = { route: '', path: '' };
      for (const stop of stops) {
        if (login === 'nobody') await visitor.page.goto(stop.path);
        else await goWithin(visitor, before, stop);
        await visitor.settled();
        before = stop;
        const problems = await look(visitor);
        if (problems.length > 0) found[`${stop.path} (${login})`] = problems;
      }
      const complaints = visitor.complaints.filter((text) => !expectedReports.test(text));
      if (complaints.length > 0) found[`console and network (${login})`] = complaints;
      await visitor.close();
    }
    return found;
  }

  it.each(['portal', 'console'] as const)('of the %s has an address here, so that none is left out', (site) => {
    expect(routesOf(site).length).toBeGreaterThan(10);
    expect(Object.keys(examples[site]).toSorted()).toEqual([...new Set(routesOf(site))].toSorted());
  });

  it.each(['portal', 'console'] as const)(
    'of the %s passes axe in light and dark, speaks from the catalogue, and asks nobody else',
    async (site) => {
      const look = async ({ page, received }: Visitor) => {
        const words = hardCoded(await visibleTexts(page), received().split('\n')).map((text) => `hard-coded: ${text}`);
        // It begins in the scheme that the page before ended in.
        const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
        const [first, second] = isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
        const inFirst = await axeViolations(page);
        await page.emulateMedia({ colorScheme: second });
        await standsStill(page);
        const inSecond = await axeViolations(page, 'colours');
        return [...words, ...inFirst.map((one) => `${first}: ${one}`), ...inSecond.map((one) => `${second}: ${one}`)];
      };
      expect(await walk(site, { locale: 'en-XA', viewport: wide, look })).toEqual({});
    },
    minutes(6),
  );

  it.each(['portal', 'console'] as const)(
    'of the %s holds right to left at 390 px',
    async (site) => {
      const look = async ({ page }: Visitor) => {
        const beyond = await overflow(page);
        const direction = await page.evaluate(() => document.documentElement.dir);
        return [
          ...(beyond > 0 ? [`${beyond} px too wide`] : []),
          ...(direction === 'rtl' ? [] : ['not right to left']),
        ];
      };
      expect(await walk(site, { locale: 'ar-XB', viewport: narrow, look })).toEqual({});
    },
    minutes(6),
  );
});

/** The first part of an address: pages under it may be one component, which shows its heading again without building it anew. */
const areaOf = ({ route }: Stop) => route.split('/')[1];

/** Goes on by a link; by way of a page of another kind where both stops may be of one, so that the page is built anew. */
async function goWithin({ page }: Visitor, before: Stop, stop: Stop): Promise<void> {
  for (const address of areaOf(before) === areaOf(stop) ? ['/between', stop.path] : [stop.path]) {
    await page.evaluate(goTo, address);
    await page.locator('h1:not([data-left])').first().waitFor();
  }
}
