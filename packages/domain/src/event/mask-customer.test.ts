import { expect, it } from 'vitest';
import { maskCustomer } from './mask-customer.ts';

it.each([
  ['anna.schmidt@example.com', 'masked', 'a***@e***'],
  ['cus_9s6XKzkNRiz8i3', 'masked', 'c***3'],
  ['4711', 'masked', '4***'],
  ['日本太郎日本太郎', 'masked', '日***郎'],
  ['4711', 'reference', '4711'],
  ['4711', 'hidden', null],
] as const)('shows %s as %s: %s', (ref, mask, expected) => {
  expect(maskCustomer(ref, mask)).toBe(expected);
});
