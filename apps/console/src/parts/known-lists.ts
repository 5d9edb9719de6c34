import { currencies } from '@countersign/domain/currency/currencies';

const frequent = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];

/** Every currency, the frequent ones first. */
export const commonCurrencies = [...frequent, ...currencies.filter((code) => !frequent.includes(code))].map((code) => ({
  id: code as string,
  label: code as string,
}));

/** The time zones that the browser knows, with the reader's own among them. */
export function timeZones(): { id: string; label: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = new Set([...Intl.supportedValuesOf('timeZone'), own, 'UTC', 'Europe/Berlin']);
  return [...known].sort().map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }));
}
