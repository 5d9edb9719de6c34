import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { AccountRow } from './rows/account-row.ts';
import type { DealRow } from './rows/deal-row.ts';
import type { ProspectRow } from './rows/prospect-row.ts';

/** What a row is known by when it comes again: its program and the other system's id, else everything it says. */
export function dealKey(programId: string, row: DealRow): string {
  if (row.externalId !== null) return `${programId}/id/${row.externalId}`;
  const { externalId: _, ...said } = row;
  return `${programId}/row/${digest(said)}`;
}

/** The external id of an account, made from everything the row says where the other system gave none. */
export function accountKey(row: AccountRow): string {
  if (row.externalId !== null) return row.externalId;
  const { externalId: _, ...said } = row;
  return `row:${digest(said).slice(0, 40)}`;
}

/** What a prospect's row is known by: its program and the other system's id, else everything it says. */
export function prospectKey(programId: string, row: ProspectRow): string {
  if (row.externalId !== null) return `${programId}/id/${row.externalId}`;
  const { externalId: _, ...said } = row;
  return `${programId}/row/${digest(said)}`;
}

function digest(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
