import { uploadFile } from '../../file/upload.ts';
import type { TestTenant } from '../../testing/test-tenant.ts';
import { mapAndValidate, rowsOf, startImport } from './import-file.ts';

const header = 'id;partner;customer;country;website;product;amount;currency;close month;status;submitted on;closed on';
/** A row that is valid wherever a test tenant is. */
export const good =
  'A-1;Nordlicht Systemhaus;Müller & Söhne GmbH;DE;mueller-soehne.de;GTX Pro;46.052,00;EUR;2026-06;open;2026-04-01;';

export const csv = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`;

export const start = (tenant: TestTenant, ...lines: string[]) =>
  startImport(tenant, { kind: 'deal-registration', csv: csv(...lines) });

export const asSuggested = (started: Awaited<ReturnType<typeof start>>) => started.suggestedMapping;

export const upload = (tenant: TestTenant, content: string, purpose: 'import' | 'attachment' = 'import') =>
  uploadFile(tenant.admin, {
    params: {},
    query: { name: 'deals.csv', purpose },
    body: new TextEncoder().encode(content),
    ifMatch: undefined,
  });

export async function validated(tenant: TestTenant, ...lines: string[]) {
  const started = await start(tenant, ...lines);
  return {
    started,
    now: await mapAndValidate(tenant, started.id, asSuggested(started)),
    rows: await rowsOf(tenant, started.id),
  };
}
