const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `in 2 days`, `3 hours ago`: in the largest unit that fits, cut off and never rounded up past what is left. */
export function relativeText(locale: string, differenceMs: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of steps) {
    if (Math.abs(differenceMs) >= length) return format.format(Math.trunc(differenceMs / length), unit);
  }
  return format.format(0, 'minute');
}
