import { expect, it } from 'vitest';
import { readEventRow } from './event-row.ts';

const mapping = {
  columns: { kind: 'kind', externalId: 'id', net: 'net', currency: 'currency' },
  defaults: {},
  values: {},
};

const read = (net: string) =>
  readEventRow(
    { values: { kind: 'order', id: 'A', net, currency: 'EUR' }, problem: undefined } as never,
    mapping as never,
    { known: { fields: {} } as never, now: Date.parse('2026-04-02T10:00:00Z') },
  );

it.each([
  ['12.5', 1_250n],
  ['12.50', 1_250n],
  ['12', 1_200n],
])('takes %s in a file for %s cents', (net, netMinor) => {
  expect(read(net)).toMatchObject({ ok: true, value: { netMinor } });
});

it('refuses more digits than the currency has', () => {
  expect(read('12.345')).toMatchObject({ ok: false, refusal: { field: 'net', code: 'currency_digits_wrong' } });
});
