import { addMoney, formatMoney, type MoneyText, parseMoney } from '@countersign/domain/money/money';

/** Exact; undefined where the parts are of two currencies or cannot be read. */
export function sumOf(parts: readonly MoneyText[]): MoneyText | undefined {
  const [first, ...rest] = parts.map(parseMoney);
  if (first === undefined || !first.ok) return undefined;
  let sum = first.value;
  for (const part of rest) {
    if (!part.ok) return undefined;
    const added = addMoney(sum, part.value);
    if (!added.ok) return undefined;
    sum = added.value;
  }
  return formatMoney(sum);
}

export function isNought({ amount }: MoneyText): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}

export function isBelowNought(money: MoneyText): boolean {
  return money.amount.startsWith('-') && !isNought(money);
}
