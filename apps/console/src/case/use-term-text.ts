import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** Any value of a registration's terms in words, for showing two of them beside each other. */
export function useTermText(productNames: Readonly<Record<string, string>>): (value: unknown) => string {
  const t = useText();
  const format = useFormat();

  function text(value: unknown): string {
    if (value === null || value === undefined || value === '') return t('revisions.empty');
    if (Array.isArray(value)) return value.length === 0 ? t('revisions.empty') : value.map(text).join('; ');
    if (typeof value === 'string') return /^20\d{2}-\d{2}$/.test(value) ? format.yearMonth(value) : value;
    if (typeof value !== 'object') return String(value);
    return objectText(value as Record<string, unknown>);
  }

  function objectText(value: Record<string, unknown>): string {
    const { amount, currency, productId, quantity, kind, bp, price } = value;
    if (typeof amount === 'string' && typeof currency === 'string') return format.money({ amount, currency });
    if (typeof productId === 'string') {
      return t('deal.line', { quantity: Number(quantity ?? 1), product: productNames[productId] ?? productId });
    }
    if (kind === 'percent' && typeof bp === 'number') return format.percent(bp);
    if (kind === 'special_price') return text(price);
    return Object.values(value).map(text).join(', ');
  }

  return text;
}
