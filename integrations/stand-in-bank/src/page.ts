import { type Bank, euros } from './bank.ts';
import type { BookRecord } from './book.ts';
import type { Fault } from './fault.ts';

const rowsMax = 200;

/** The book as a page for whoever tries the demo: what the bank really did, newest first. */
export function overviewPage(bank: Bank, faults: readonly Fault[]): string {
  const shown = bank.book.records.slice(-rowsMax).toReversed();
  const waiting = faults.map(({ kind }) => kind).join(', ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Stand-in bank</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8884}
td:nth-child(4){font-variant-numeric:tabular-nums}code{font-size:.9em}</style></head><body>
<h1>Stand-in bank</h1>
<p>No money moves here. It is ${bank.today()} at this bank. ${waiting === '' ? 'The next messages are handled as they should be.' : `What goes wrong next: ${escape(waiting)}.`}</p>
<table><thead><tr><th>What</th><th>Booked on</th><th>Key</th><th>Amount</th><th>Payee</th><th>Reason</th></tr></thead>
<tbody>${shown.map(row).join('')}</tbody></table>
<p>What can go wrong: <code>curl -d '{"kind":"silent_after_success"}' …/faults</code>, also <code>error_after_success</code>, <code>lost</code>,
<code>refuse</code> and <code>return</code> with a <code>code</code>, <code>other_amount</code>, <code>slow</code>; <code>…/returns</code> sends a payment back, <code>…/days</code> moves the calendar.</p>
</body></html>
`;
}

function row(record: BookRecord): string {
  switch (record.type) {
    case 'payment':
      return cells(['Payment', record.bookedOn, record.endToEndId, signed(record.amountMinor), record.payeeName, '']);
    case 'refusal':
      return cells(['Refused', '', record.endToEndId, signed('0'), record.payeeName, record.code]);
    case 'return':
      return cells(['Return', record.bookedOn, record.endToEndId, signed(record.amountMinor), '', record.code]);
    case 'days':
      return cells([`${record.count} days passed`, '', '', '', '', '']);
    default:
      return record satisfies never;
  }
}

function cells(texts: readonly string[]): string {
  return `<tr>${texts.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`;
}

function signed(minor: string): string {
  return `${minor.startsWith('-') ? '−' : ''}${euros(BigInt(minor))} EUR`;
}

function escape(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
