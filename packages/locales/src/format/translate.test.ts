import { describe, expect, it } from 'vitest';
import { pseudoCatalogue } from './pseudo.ts';
import { textAt, translate } from './translate.ts';

const catalogue = {
  title: 'Welcome, {name}',
  nested: { days: { one: '{count} day left', other: '{count} days left' } },
};

describe('translate', () => {
  it('fills placeholders and leaves unknown ones visible', () => {
    expect(translate(catalogue.title, { name: 'Ana' })).toBe('Welcome, Ana');
    expect(translate(catalogue.title)).toBe('Welcome, {name}');
  });

  it('chooses the plural by count and writes the number as the language does', () => {
    expect(translate(catalogue.nested.days, { count: 1 })).toBe('1 day left');
    expect(translate(catalogue.nested.days, { count: 1200 }, 'de')).toBe('1.200 days left');
  });

  it('finds a text by its path and nothing where there is none', () => {
    expect(textAt(catalogue, 'title')).toBe('Welcome, {name}');
    expect(textAt(catalogue, 'nested.days')).toEqual(catalogue.nested.days);
    expect(textAt(catalogue, 'nested')).toBeUndefined();
    expect(textAt(catalogue, 'title.more')).toBeUndefined();
  });
});

describe('pseudo locales', () => {
  it('change every letter and keep placeholders, so that plain English on a screen is hard-coded', () => {
    const accented = pseudoCatalogue(catalogue, 'en-XA');
    expect(translate(accented.title, { name: 'Ana' })).toMatch(/^\[Ŵéļçöɱé, Ana~+\]$/);
    expect(translate(accented.nested.days, { count: 2 }, 'en-XA')).toContain('2 ðåýš');
  });

  it('write right to left and keep the values of placeholders as they are', () => {
    const mirrored = translate(pseudoCatalogue(catalogue, 'ar-XB').title, { name: 'Ana' });
    expect(mirrored).toBe('\u202EWelcome, \u202CAna');
  });
});
