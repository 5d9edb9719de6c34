import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const header = 'Order Number;Type;Total;VAT;Currency;Date;Customer;Coupon;Product;Country\n';
const linesPerWrite = 2_000;
const newest = Date.now() - 3_600_000;

/** Of every hundred rows one is refused and two come twice; the figures of a file are known before it is read. */
export function expectedOf(rows: number) {
  const refused = Math.floor(rows / 100);
  const duplicates = 2 * Math.floor(rows / 100);
  return { refused, duplicates, recorded: rows - refused - duplicates };
}

export function eventLine(index: number): string {
  const place = index % 100;
  // Known already when it comes: each doubles a row a little above it.
  const id = place === 97 || place === 98 ? index - 50 : index;
  const cents = 1_000 + ((id * 7_919) % 90_000);
  const total = place === 99 ? '-1.00' : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const at = new Date(newest - (id % 2_000_000) * 1_000).toISOString();
  const customer = `customer-${(id * 31) % 250_000}`;
  return `order-${id};order;${total};1.00;EUR;${at};${customer};PARTNER${id % 20};gtx-${id % 7};DE\n`;
}

/** Writes so many rows piece by piece: a file may be larger than memory. */
export async function writeEventCsv(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(header);
  for (let start = 0; start < rows; start += linesPerWrite) {
    let text = '';
    for (let index = start; index < Math.min(rows, start + linesPerWrite); index += 1) text += eventLine(index);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}
