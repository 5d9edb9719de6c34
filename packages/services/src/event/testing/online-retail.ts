import Papa from 'papaparse';

export interface InvoiceLine {
  readonly InvoiceNo: string;
  readonly StockCode: string;
  readonly Quantity: string;
  readonly InvoiceDate: string;
  readonly UnitPrice: string;
  readonly CustomerID: string;
}

export function readInvoiceLines(csv: string): readonly InvoiceLine[] {
  return Papa.parse<InvoiceLine>(csv, { header: true, skipEmptyLines: true }).data;
}

/**
 * Each sold line is an order, each cancelled one a refund of an earlier order of the same customer and product; one
 * that cancels nothing known refers to a purchase that never comes. The coupon stands on each customer's first order.
 */
export function toEvents(lines: readonly InvoiceLine[]) {
  const orders = new Map<string, string[]>();
  const known = new Set<string>();
  let cancelledLines = 0;
  let soldPence = 0n;
  let returnedPence = 0n;
  const events = lines.flatMap((line, index): Record<string, unknown>[] => {
    const isCancelled = line.InvoiceNo.startsWith('C');
    if (isCancelled) cancelledLines += 1;
    const pence = penceOf(line);
    const customer = line.CustomerID.replace(/\.0$/, '') || `line ${index}`;
    const same = `${customer}/${line.StockCode}`;
    const base = {
      externalId: `${line.InvoiceNo}/${index}`,
      customer,
      product: line.StockCode,
      currency: 'GBP',
      occurredAt: `${line.InvoiceDate.replace(' ', 'T')}Z`,
    };
    const amount = `${pence < 0n ? -pence / 100n : pence / 100n}.${((pence < 0n ? -pence : pence) % 100n).toString().padStart(2, '0')}`;
    if (isCancelled) {
      returnedPence -= pence;
      return [{ ...base, kind: 'refund', amount, refersTo: orders.get(same)?.shift() ?? `nothing of ${same}` }];
    }
    // Corrections of stock and bad debt are no purchases.
    if (pence < 0n || line.Quantity.startsWith('-')) return [];
    soldPence += pence;
    orders.set(same, [...(orders.get(same) ?? []), base.externalId]);
    const isFirst = !known.has(customer);
    known.add(customer);
    return [{ ...base, kind: 'order', amount, ...(isFirst ? { coupon: 'GIFTS' } : {}) }];
  });
  return { events, cancelledLines, soldPence, returnedPence };
}

/** Prices have one or two digits after the point, and some three: those are rounded half up to a penny per line. */
function penceOf(line: InvoiceLine): bigint {
  const [whole = '0', fraction = ''] = line.UnitPrice.split('.');
  const thousandths = BigInt(whole + fraction.padEnd(3, '0').slice(0, 3)) * BigInt(line.Quantity);
  const sign = thousandths < 0n ? -1n : 1n;
  return (sign * (thousandths * sign + 5n)) / 10n;
}
