import type { ExchangeRates, PublishedRate } from './port.ts';

/** Gives the rates it was made with. `fail` makes every following call throw, as a publisher that is down. */
export function fakeExchangeRates(rates: readonly PublishedRate[]): ExchangeRates & { fail(): void } {
  const inOrder = rates.toSorted((left, right) => (left.day < right.day ? -1 : left.day > right.day ? 1 : 0));
  let isDown = false;
  return {
    source: 'Fixed rates for tests',
    fail() {
      isDown = true;
    },
    async publishedSince(day) {
      if (isDown) throw new Error('The publisher of exchange rates cannot be reached.');
      return inOrder.filter((rate) => rate.day >= day);
    },
  };
}
