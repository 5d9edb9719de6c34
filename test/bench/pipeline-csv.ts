import { customerName } from '../deals/customer-name.ts';

const header = 'id;partner;customer;country;website;product;amount;currency;close month;status;submitted on;closed on';

/** Registrations as another system exports them, each of a customer of its own. */
export function pipelineCsv(rows: number, is: 'open' | 'mixed'): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const claim = `A-${index};Nordlicht Systemhaus;${customerName(500_000 + index)};DE;none;GTX Pro;9.052,00;EUR;2099-06`;
    const isOpen = is === 'open' || index % 10 === 0;
    return isOpen ? `${claim};open;2026-04-01;` : `${claim};${index % 2 === 0 ? 'won' : 'lost'};2026-03-01;2026-04-01`;
  });
  return `${[header, ...lines].join('\n')}\n`;
}
