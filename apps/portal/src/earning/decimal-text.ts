const digitsMax = 12;

/** An exact decimal such as a rate of exchange, with the reader's decimal sign. `Intl` takes it as text, so nothing rounds it. */
export function decimalText(locale: string, decimal: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digitsMax }).format(
    decimal as Intl.StringNumericLiteral,
  );
}
