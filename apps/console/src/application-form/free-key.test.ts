import { describe, expect, it } from 'vitest';
import { freeKey } from './free-key.ts';

describe('freeKey', () => {
  it.each([
    ['I agree to the terms of use', [], 'iAgreeToThe'],
    ['Über Sie', [], 'uberSie'],
    ['Company', ['company'], 'company2'],
    ['Company', ['company', 'company2'], 'company3'],
    ['日本', [], 'section'],
    ['3 questions', [], 'section'],
    ['x'.repeat(90), [], 'x'.repeat(37)],
  ])('of %j, with %j taken, is %s', (text, taken, key) => {
    expect(freeKey(text, taken, 'section')).toBe(key);
    expect(key).toMatch(/^[a-z][A-Za-z0-9]{0,39}$/);
  });
});
