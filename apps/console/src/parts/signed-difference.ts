interface SignedMoney {
  readonly amount: string;
  readonly currency: string;
}

/** The later amount less the earlier one, to the last digit. Both have the digits of the same currency. */
export function differenceOf(later: SignedMoney, earlier: SignedMoney): SignedMoney {
  const scale = later.amount.split('.')[1]?.length ?? 0;
  const minor = minorOf(later.amount) - minorOf(earlier.amount);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0');
  const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return { amount: `${minor < 0n ? '-' : ''}${whole}`, currency: later.currency };
}

function minorOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}
