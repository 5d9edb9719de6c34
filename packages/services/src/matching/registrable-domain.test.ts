import { existsSync, readFileSync } from 'node:fs';
import { domainToASCII, fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registeredName, registrableDomain } from './registrable-domain.ts';

const shared = (path: string) => fileURLToPath(new URL(`../../../../../shared/data/${path}`, import.meta.url));
const suffixVectors = shared('public-suffix/test_psl.txt');
const freeMailList = shared('email-domains/free.txt');
const throwAwayList = shared('email-domains/disposable.txt');

describe('registrable domain', () => {
  it.each([
    ['https://www.shop.example.co.uk/de?x=1#y', 'example.co.uk'],
    ['EXAMPLE.com', 'example.com'],
    ['example.com.', 'example.com'],
    ['http://example.com:8080', 'example.com'],
    ['sales@mail.example.de', 'example.de'],
    ['"odd name"@example.de', undefined],
    ['https://müller-söhne.de', 'xn--mller-shne-kcb9d.de'],
    ['xn--mller-shne-kcb9d.de', 'xn--mller-shne-kcb9d.de'],
    ['acme.github.io', 'acme.github.io'],
    ['github.io', undefined],
    ['co.uk', undefined],
    ['localhost', undefined],
    ['192.168.0.1', undefined],
    ['http://[::1]/', undefined],
    ['none', undefined],
    ['', undefined],
    ['not a domain', undefined],
    ['javascript:alert(1)', undefined],
    ['ftp://example.com', undefined],
    ['example.com\u0000.evil.com', undefined],
    ['a'.repeat(3000), undefined],
  ])('of %j is %j', (text, domain) => {
    expect(registrableDomain(text)).toBe(domain);
  });

  it.each([
    'gmail.com',
    'someone@gmx.de',
    'https://mail.yahoo.co.jp',
    'a@outlook.com',
    'x@web.de',
    'me@icloud.com',
    'a@qq.com',
    'a@mailinator.com',
  ])('of free or throw-away mail (%s) is nobody’s', (text) => {
    expect(registrableDomain(text)).toBeUndefined();
  });

  it('of a profile on a site that many share is nobody’s', () => {
    expect(registrableDomain('https://www.linkedin.com/company/acme')).toBeUndefined();
    expect(registrableDomain('https://facebook.com/acme')).toBeUndefined();
  });

  it.skipIf(!existsSync(suffixVectors))('passes the Public Suffix List’s own vectors', () => {
    const vectors = readFileSync(suffixVectors, 'utf8').matchAll(
      /^checkPublicSuffix\((null|'([^']*)'), (null|'([^']*)')\);$/gm,
    );
    let checked = 0;
    for (const [, , input, , expected] of vectors) {
      if (input === undefined) continue;
      const ascii = expected === undefined ? undefined : domainToASCII(expected);
      expect([input, registeredName(input)]).toEqual([input, ascii]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(75);
  });

  it.skipIf(!existsSync(freeMailList))(
    'knows 94 % of the published free-mail domains and 99 % of the throw-away ones',
    () => {
      const lines = (path: string) =>
        readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '');
      const throwAway = lines(throwAwayList);
      const disposable = new Set(throwAway);
      const free = lines(freeMailList).filter((domain) => !disposable.has(domain));
      const known = (domains: readonly string[]) =>
        domains.filter((domain) => registrableDomain(`someone@${domain}`) === undefined).length / domains.length;
      expect(known(free)).toBeGreaterThan(0.94);
      expect(known(throwAway)).toBeGreaterThan(0.99);
    },
  );
});
