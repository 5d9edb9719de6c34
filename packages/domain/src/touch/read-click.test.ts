import { describe, expect, it } from 'vitest';
import { noParameters, readClick, storable } from './read-click.ts';

describe('the address of a click', () => {
  it('says sub-ids by either name, campaign, deep link, consent and paid search', () => {
    expect(
      readClick(
        's1=news&sub2=top+left&utm_source=blog&utm_id=7&to=https%3A%2F%2Fshop.example%2Fa%3Fq%3D1%2B2&consent=1&gclid=x&fbclid=y&z=1',
      ),
    ).toEqual({
      subIds: { sub1: 'news', sub2: 'top left' },
      utm: { source: 'blog' },
      deepLink: 'https://shop.example/a?q=1+2',
      hasConsent: true,
      paidSearch: 'gclid,fbclid',
    });
  });

  it.each(['', '&&', '=', 'sub1', 'sub6=x', 's0=x', 'sub1=', '__proto__=x', 'utm_=x'])(
    'without anything known says nothing: %j',
    (query) => {
      expect(readClick(query)).toEqual(noParameters);
    },
  );

  it('counts the first of a repeated parameter', () => {
    expect(readClick('sub1=a&s1=b&consent=0&consent=1')).toMatchObject({ subIds: { sub1: 'a' }, hasConsent: false });
  });

  it('never holds what cannot be stored, and never gets long', () => {
    const read = readClick(`sub1=a%00b%0Ac&sub2=%ff%fe&sub3=${'%F0%9F%98%80'.repeat(300)}&to=${'x'.repeat(9000)}`);
    expect(read.subIds).toMatchObject({ sub1: 'abc', sub2: '%ff%fe' });
    expect(read.subIds['sub3']?.length).toBeLessThanOrEqual(200);
    expect(read.subIds['sub3']?.isWellFormed()).toBe(true);
    expect(read.deepLink?.length).toBe(2001);
    expect(storable('\ud83d', 10)).toBe('\ufffd');
  });

  it('is read in a time that does not grow with nonsense', () => {
    expect(readClick('a=1&'.repeat(100_000))).toEqual(noParameters);
  });
});
