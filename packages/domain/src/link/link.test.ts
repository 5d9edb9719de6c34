import { describe, expect, it } from 'vitest';
import { linkCodeOf, linkCodePattern } from './link-code.ts';
import { withParameters } from './parameters.ts';
import { checkHost, checkTarget, type TargetRefusalCode } from './target.ts';
import { utmParameters } from './utm.ts';

const hosts = ['shop.example', '.brand.example'];

describe('the target of a link', () => {
  it.each([
    ['https://shop.example', 'https://shop.example/'],
    ['HTTPS://Shop.Example/A?b=C#d', 'https://shop.example/A?b=C#d'],
    ['https://shop.example?x=1', 'https://shop.example/?x=1'],
    ['https://brand.example/', 'https://brand.example/'],
    ['https://de.www.brand.example/x', 'https://de.www.brand.example/x'],
    ['https://shop.example/größe?q=50%25%20off', 'https://shop.example/gr%C3%B6%C3%9Fe?q=50%25%20off'],
    ['https://shop.example/a//evil.example', 'https://shop.example/a//evil.example'],
    ['https://shop.example/?to=https://evil.example/@x', 'https://shop.example/?to=https://evil.example/@x'],
  ])('%s is taken as %s', (text, url) => {
    expect(checkTarget(text, hosts)).toMatchObject({ ok: true, value: { url } });
    // The same place as a browser sees it.
    expect(new URL(url).href).toBe(url);
  });

  const refusals: readonly (readonly [string, TargetRefusalCode])[] = [
    ['//evil.example/', 'not_https'],
    ['/\\evil.example', 'backslash'],
    ['https:\\\\evil.example', 'backslash'],
    ['https://shop.example\\@evil.example/', 'backslash'],
    ['https:/evil.example', 'not_https'],
    ['https:evil.example', 'not_https'],
    ['http://shop.example/', 'not_https'],
    ['javascript:alert(1)', 'not_https'],
    ['JaVaScRiPt://shop.example/%0aalert(1)', 'not_https'],
    ['data:text/html,<script>', 'not_https'],
    ['ftp://shop.example/', 'not_https'],
    ['', 'not_https'],
    ['https://shop.example@evil.example/', 'user_info'],
    ['https://user:secret@shop.example/', 'user_info'],
    ['https://shop.example%40evil.example/', 'host_malformed'],
    ['https://shop.example%2eevil.example/', 'host_malformed'],
    ['https:///evil.example', 'host_malformed'],
    ['https://shop.example:8443/', 'port'],
    ['https://127.0.0.1/', 'ip_address'],
    ['https://2130706433/', 'ip_address'],
    ['https://0x7f000001/', 'ip_address'],
    ['https://0177.0.0.1/', 'ip_address'],
    ['https://127.1/', 'ip_address'],
    ['https://[::1]/', 'ip_address'],
    ['https://[::ffff:127.0.0.1]/', 'ip_address'],
    ['https://localhost/', 'private_host'],
    ['https://intranet/', 'private_host'],
    ['https://db.internal/', 'private_host'],
    ['https://printer.local/', 'private_host'],
    ['https://evil.example/', 'host_not_registered'],
    ['https://shop.example.evil.example/', 'host_not_registered'],
    ['https://evilshop.example/', 'host_not_registered'],
    ['https://notbrand.example/', 'host_not_registered'],
    ['https://sub.shop.example/', 'host_not_registered'],
    ['https://shop.example./', 'host_malformed'],
    ['https://shöp.example/', 'host_malformed'],
    ['https://shop\u3002example/', 'host_malformed'],
    [' https://shop.example/', 'address_malformed'],
    ['https://shop.example/\n//evil.example', 'address_malformed'],
    ['https://shop.example/a b', 'address_malformed'],
    ['https://shop.example/\ud800', 'address_malformed'],
    [`https://shop.example/${'x'.repeat(2000)}`, 'too_long'],
  ];
  it.each(refusals)('%j is refused: %s', (text, code) => {
    expect(checkTarget(text, hosts)).toEqual({ ok: false, refusal: { code } });
  });

  it('is refused wherever a browser would go to another host', () => {
    for (const [text] of refusals) {
      const seen = URL.parse(text, 'https://tracker.example/k/x');
      if (seen?.hostname === 'shop.example') continue;
      expect(checkTarget(text, hosts).ok, text).toBe(false);
    }
  });
});

it('a host to register is a public name, in lower case', () => {
  expect(checkHost('Shop.Example')).toEqual({ ok: true, value: 'shop.example' });
  expect(checkHost('shop.example/x')).toMatchObject({ ok: false, refusal: { code: 'host_malformed' } });
  expect(checkHost('')).toMatchObject({ ok: false });
});

describe('parameters', () => {
  it.each([
    ['https://a.example/', { x: '1' }, 'https://a.example/?x=1'],
    ['https://a.example/?y=2', { x: 'a b&c' }, 'https://a.example/?y=2&x=a%20b%26c'],
    ['https://a.example/?x=old&y=2&x=older#?x=3', { x: 'new' }, 'https://a.example/?y=2&x=new#?x=3'],
    ['https://a.example/#top', { x: '1' }, 'https://a.example/?x=1#top'],
    ['https://a.example/?#top', {}, 'https://a.example/#top'],
  ])('in %s are set to %j', (address, parameters, expected) => {
    expect(withParameters(address, parameters)).toBe(expected);
  });

  it('of a campaign have their names', () => {
    expect(utmParameters({ source: 'blog', content: 'x', other: 'y' })).toEqual({
      utm_source: 'blog',
      utm_content: 'x',
    });
  });
});

describe('the code of a link', () => {
  it('takes every letter equally often and none that is mistaken for another', () => {
    const counts = new Map<string, number>();
    for (let first = 0; first < 256; first += 1) {
      const code = linkCodeOf(Uint8Array.from([first, ...Array.from({ length: 31 }, () => 0)]));
      expect(code).toMatch(linkCodePattern);
      // A byte that is thrown away leaves the place to the next one, which is a 2.
      const letter = first < 252 ? (code?.[0] ?? '') : 'thrown away';
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(new Set([...counts].filter(([letter]) => letter !== 'thrown away').map(([, count]) => count))).toEqual(
      new Set([9]),
    );
    expect(counts.size).toBe(29);
  });

  it('is none where the bytes do not suffice', () => {
    expect(linkCodeOf(new Uint8Array(32).fill(255))).toBeUndefined();
  });
});
