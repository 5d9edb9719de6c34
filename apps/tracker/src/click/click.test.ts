import { arrived } from '@countersign/services/testing/arrived';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, ask, chrome, type RunningTracker, startTracker } from '../testing/tracker-of-suite.ts';

const database = useTestDatabase();
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
let tracker: RunningTracker;
let tenant: TestTenant;
let code: string;

beforeAll(async () => {
  tracker = await startTracker(database());
  tenant = await createTestTenant(database());
  await track.setUp(tenant);
  code = (
    await track.link(tenant, { target: 'https://shop.example/a?x=1#top', utm: { source: 'blog', medium: 'web' } })
  ).code;
});
afterAll(() => tracker?.stop());

async function click(path = `/k/${code}`, asked: Asked = {}) {
  const answer = await ask(tracker.url, path, asked);
  const target = answer.location === undefined ? undefined : new URL(answer.location);
  const id = target?.searchParams.get('cs_click') ?? '';
  const all = await arrived.touches(database(), tenant.id);
  return { answer, target, id, touch: all.find((touch) => touch.id === id) };
}

describe('a click', () => {
  it('leads to the target with its id, campaign and fragment, and is kept before that', async () => {
    const { answer, id, touch } = await click(undefined, {
      headers: { referer: 'https://Blog.Example:8080/post?q=secret' },
    });
    expect(answer.status).toBe(302);
    expect(id).toMatch(uuid);
    expect(answer.location).toBe(`https://shop.example/a?x=1&utm_source=blog&utm_medium=web&cs_click=${id}#top`);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(touch).toMatchObject({
      programId: tenant.programId,
      enrollmentId: tenant.partnerA.enrollmentId,
      kind: 'click',
      quality: 'valid',
      subIds: {},
      utm: { source: 'blog', medium: 'web' },
      target: 'https://shop.example/a?x=1#top',
      deepLinkRefusal: null,
      referrerHost: 'blog.example',
      userAgent: chrome,
      paidSearch: null,
    });
    expect(Math.abs((touch?.receivedAt ?? 0) - Date.now())).toBeLessThan(10_000);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(touch?.receivedAt);
  });

  it('keeps sub-ids and merges the campaign, the click before the link before the target', async () => {
    const { answer, id, touch } = await click(
      `/k/${code}?s1=a%26b&sub5=z&utm_source=mail&utm_term=shoes%20red&gclid=1&unknown=2`,
    );
    expect(answer.location).toBe(
      `https://shop.example/a?x=1&utm_source=mail&utm_medium=web&utm_term=shoes%20red&cs_click=${id}#top`,
    );
    expect(touch).toMatchObject({
      subIds: { sub1: 'a&b', sub5: 'z' },
      utm: { source: 'mail', medium: 'web', term: 'shoes red' },
      paidSearch: 'gclid',
    });
  });

  it('follows a deep link on a registered host', async () => {
    const wanted = 'https://de.brand.example/p?id=7&cs_click=forged';
    const { answer, id, touch } = await click(`/k/${code}?to=${encodeURIComponent(wanted)}`);
    expect(answer.location).toBe(`https://de.brand.example/p?id=7&utm_source=blog&utm_medium=web&cs_click=${id}`);
    expect(touch).toMatchObject({ target: wanted, deepLinkRefusal: null });
  });

  it.each([
    ['https://evil.example/', 'host_not_registered'],
    ['//evil.example/', 'not_https'],
    ['/\\evil.example', 'backslash'],
    ['\\\\evil.example', 'backslash'],
    ['https:\\\\evil.example', 'backslash'],
    ['https:/evil.example', 'not_https'],
    ['https://shop.example@evil.example/', 'user_info'],
    ['https://shop.example:pw@evil.example/', 'user_info'],
    ['https://evil.example#@shop.example/', 'host_not_registered'],
    ['https://evil.example?shop.example', 'host_not_registered'],
    ['https://shop.example.evil.example/', 'host_not_registered'],
    ['https://evilshop.example/', 'host_not_registered'],
    ['https://shop.example%2f@evil.example/', 'user_info'],
    ['https://evil.example%00.shop.example/', 'host_malformed'],
    ['https://shop.example\u3002evil.example/', 'host_malformed'],
    ['javascript:alert(1)', 'not_https'],
    ['java\tscript:alert(1)', 'not_https'],
    ['data:text/html,x', 'not_https'],
    ['http://shop.example/', 'not_https'],
    ['https://127.0.0.1/', 'ip_address'],
    ['https://2130706433/', 'ip_address'],
    ['https://[::1]/', 'ip_address'],
    ['https://localhost/', 'private_host'],
    ['https://shop.example:8443/', 'port'],
    ['https://shop.example/\r\nset-cookie: a=b', 'address_malformed'],
    ['', null],
  ])('never leads elsewhere: to=%j', async (to, refusal) => {
    const { answer, target, touch } = await click(`/k/${code}?to=${encodeURIComponent(to)}`);
    expect(answer.status).toBe(302);
    expect(target?.origin).toBe('https://shop.example');
    expect(target?.pathname).toBe('/a');
    expect(answer.headers['set-cookie']).not.toContain('a=b');
    expect(touch?.deepLinkRefusal).toBe(refusal);
    expect(touch?.quality).toBe('valid');
  });

  it.each([
    ['Googlebot', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, 'bot'],
    ['curl', { 'user-agent': 'curl/8.5.0' }, 'bot'],
    ['a program without a name', { 'user-agent': '' }, 'bot'],
    ['a browser that prefetches', { 'sec-purpose': 'prefetch' }, 'prefetch'],
    ['a browser that prerenders', { 'sec-purpose': 'prefetch;prerender' }, 'prefetch'],
    ['an older browser that prefetches', { purpose: 'prefetch' }, 'prefetch'],
    ['Safari with a preview', { 'x-purpose': 'preview' }, 'prefetch'],
    ['Chrome', {}, 'valid'],
  ])('of %s gets there and is kept for what it is', async (_, headers, quality) => {
    const { answer, touch } = await click(undefined, { headers });
    expect(answer.status).toBe(302);
    expect(touch?.quality).toBe(quality);
    expect(answer.headers['set-cookie'] !== undefined).toBe(quality === 'valid');
  });

  it('by HEAD is answered like one by GET and does not count', async () => {
    const { answer, touch } = await click(undefined, { method: 'HEAD' });
    expect([answer.status, touch?.quality]).toEqual([302, 'bot']);
  });

  it('of a retired link leads to the default target and does not count', async () => {
    const link = await track.link(tenant, { target: 'https://shop.example/old' });
    await arrived.setRoute(database(), link.code, { isLive: 0, target: 'https://shop.example/' });
    const { answer, id, touch } = await click(`/k/${link.code}?to=https%3A%2F%2Fshop.example%2Fdeep`);
    expect(answer.location).toBe(`https://shop.example/?cs_click=${id}`);
    expect(touch).toMatchObject({ quality: 'link_archived', linkId: link.id });
  });

  it.each([
    '/k/bcdfghjkmn',
    '/k/',
    '/k/x',
    `/k/${'2'.repeat(500)}`,
    '/k/%00',
    '/k/../../etc',
    '/',
    '/r/x',
    '/k/bcdfghjkm1',
  ])('to %s gets a page that says so', async (path) => {
    const answer = await ask(tracker.url, path);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('This link leads nowhere');
  });

  it('is opened, not written to', async () => {
    const answer = await ask(tracker.url, `/k/${code}`, { method: 'POST', body: 'x=1' });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('with anything in it is kept, and takes no other down with it', async () => {
    const nasty = ['%00', '%ff', '%ed%a0%80', '\\', '%5Cn%5C.', '%0A%0D%09', "'; drop table links;--", '😀', '%'];
    const asked = nasty.flatMap((text) => [
      `/k/${code}?sub1=${encodeURI(text)}`,
      `/k/${code}?sub1=${text.replace(/[^\x21-\x7e]/g, '')}&utm_source=${encodeURIComponent(text)}`,
    ]);
    const headers = {
      'user-agent': `Mozilla/5.0 \u00ff\u0080\\N\\.\t(X11) Chrome/140`,
      referer: 'https://\u00e9.example/',
    };
    const clicks = await Promise.all(asked.map((path) => click(path, { headers })));
    for (const { answer, touch } of clicks) {
      expect(answer.status).toBe(302);
      expect(touch?.quality).toBe('valid');
    }
  });

  it('learns of a new target within the time that routes are kept', async () => {
    const link = await track.link(tenant, { target: 'https://shop.example/before' });
    expect((await click(`/k/${link.code}`)).target?.pathname).toBe('/before');
    await arrived.setRoute(database(), link.code, { target: 'https://shop.example/after' });
    await expect.poll(async () => (await click(`/k/${link.code}`)).target?.pathname, { timeout: 4_000 }).toBe('/after');
  });
});

describe('the cookie', () => {
  const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie'] ?? '');
  const linkWith = async (cookieMode: string) => {
    const link = await track.link(tenant);
    await arrived.setRoute(database(), link.code, { cookieMode });
    return link.code;
  };

  it('is first-party, the program’s own, kept from scripts, and renewed by each click', async () => {
    const first = await click();
    const cookie = cookieOf(first.answer);
    expect(cookie).toMatch(/^csv_\w{12}=[0-9a-f-]{36}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    const pair = cookie.split(';')[0] ?? '';
    expect(first.touch?.visitorId).toBe(pair.split('=')[1]);
    const again = await click(undefined, { headers: { cookie: `other=1; x${pair}x; ${pair}` } });
    expect(cookieOf(again.answer)).toBe(cookie);
    expect(again.touch?.visitorId).toBe(first.touch?.visitorId);
    const forged = await click(undefined, { headers: { cookie: `${pair.split('=')[0]}=<script>` } });
    expect(forged.touch?.visitorId).not.toContain('script');
  });

  it('is set without consent only where the program says so, and never against the visitor’s word', async () => {
    const [always, asking, never] = await Promise.all(['always', 'with_consent', 'never'].map(linkWith));
    const visitor = async (path: string, headers: Record<string, string> = {}) => {
      const { answer, touch } = await click(path, { headers });
      return [cookieOf(answer) !== '', touch?.visitorId !== null];
    };
    const none = [false, false];
    const set = [true, true];
    expect(await visitor(`/k/${always}`)).toEqual(set);
    expect(await visitor(`/k/${always}?consent=0`)).toEqual(none);
    expect(await visitor(`/k/${always}`, { 'sec-gpc': '1' })).toEqual(none);
    expect(await visitor(`/k/${asking}`)).toEqual(none);
    expect(await visitor(`/k/${asking}?consent=1`)).toEqual(set);
    expect(await visitor(`/k/${asking}?consent=1`, { 'sec-gpc': '1' })).toEqual(none);
    expect(await visitor(`/k/${never}?consent=1`)).toEqual(none);
  });

  it('goes when consent is taken back', async () => {
    const asking = await linkWith('with_consent');
    const pair = cookieOf((await click(`/k/${asking}?consent=1`)).answer).split(';')[0] ?? '';
    const back = await click(`/k/${asking}?consent=0`, { headers: { cookie: pair } });
    expect(cookieOf(back.answer)).toContain('Max-Age=0');
    expect(back.touch?.visitorId).toBeNull();
  });
});

describe('an impression', () => {
  const gif = 'GIF89a';
  const impression = async (path: string, asked: Asked = {}) => {
    const before = new Set((await arrived.touches(database(), tenant.id)).map(({ id }) => id));
    const answer = await ask(tracker.url, path, asked);
    const touch = (await arrived.touches(database(), tenant.id)).find(({ id }) => !before.has(id));
    return { answer, touch };
  };

  it('is kept, with the visitor that a click made known, before its picture is sent', async () => {
    const { answer } = await click();
    const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
    const seen = await impression(`/i/${code}.gif?s1=banner&to=https://evil.example/`, {
      headers: { cookie, referer: 'https://blog.example/post' },
    });
    expect([seen.answer.status, seen.answer.text.slice(0, 6), seen.answer.location]).toEqual([200, gif, undefined]);
    expect(seen.answer.headers).toMatchObject({ 'content-type': 'image/gif', 'cache-control': 'no-store' });
    expect(seen.touch).toMatchObject({
      kind: 'impression',
      quality: 'valid',
      visitorId: cookie.split('=')[1],
      subIds: { sub1: 'banner' },
      target: 'https://shop.example/a?x=1#top',
      deepLinkRefusal: null,
      referrerHost: 'blog.example',
    });
  });

  it.each([
    ['a bot', { headers: { 'user-agent': 'curl/8.5.0' } }, 'bot'],
    ['a browser that prefetches', { headers: { 'sec-purpose': 'prefetch' } }, 'prefetch'],
  ])('of %s is kept for what it is', async (_, asked, quality) => {
    const { answer, touch } = await impression(`/i/${code}`, asked);
    expect([answer.status, touch?.kind, touch?.quality]).toEqual([200, 'impression', quality]);
  });

  it('of a link that nobody knows is none', async () => {
    const { answer, touch } = await impression('/i/zzzzzzzzzz.gif');
    expect([answer.status, touch]).toEqual([404, undefined]);
  });
});
