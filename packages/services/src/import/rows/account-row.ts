import { accountOperations } from '@countersign/contracts/account/operations';
import type { ImportMapping } from '@countersign/contracts/import/operations';
import { type AccountKind, accountKinds } from '@countersign/domain/account/account';
import { fieldCodeOf } from '@countersign/domain/error/field-codes';
import { surplusColumn } from '../csv/read-csv.ts';
import type { Known } from '../mapping/known-values.ts';
import { type RowProblem, readRow } from './row-reader.ts';

export interface AccountRow {
  readonly externalId: string | null;
  readonly name: string;
  readonly kind: AccountKind;
  readonly isNamed: boolean;
  readonly country: string | null;
  readonly website: string | null;
  readonly registrationNumber: string | null;
  readonly salesOwnerId: string | null;
}

export type AccountRowRead =
  | { readonly ok: true; readonly row: AccountRow }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'named']);
const no = new Set(['no', 'n', 'false', '0', 'nein', '']);

/** Checks one row as an account would be checked, and says everything that is wrong with it at once. */
export function readAccountRow(
  values: Readonly<Record<string, string>>,
  mapping: ImportMapping,
  known: Known,
): AccountRowRead {
  const reader = readRow(values, mapping, known);
  if (values[surplusColumn] !== undefined) reader.note('', 'surplus_cells');
  const named = (reader.text('isNamed') ?? '').toLowerCase();
  if (!yes.has(named) && !no.has(named)) reader.note('isNamed', 'value_unknown');
  const kind = accountKinds.find(
    (candidate) => candidate === (reader.resolved('kind', { isRequired: false }) ?? 'customer'),
  );
  const website = reader.text('website');
  const parsed = accountOperations.create.body.safeParse({
    externalId: reader.text('externalId') ?? null,
    name: reader.required('name'),
    kind,
    isNamed: yes.has(named),
    country: reader.resolved('country', { isRequired: false }) ?? null,
    website:
      website === undefined || /^(none|n\/a|-)$/i.test(website)
        ? null
        : /^https?:\/\//i.test(website)
          ? website
          : `https://${website}`,
    registrationNumber: reader.text('registrationNumber') ?? null,
    salesOwnerId: reader.resolved('salesOwner', { isRequired: false }) ?? null,
  });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      if (!reader.problems.some((problem) => problem.field === field)) reader.note(field, fieldCodeOf(issue.message));
    }
  }
  if (reader.problems.length > 0 || !parsed.success) return { ok: false, problems: reader.problems };
  const {
    externalId = null,
    country = null,
    website: url = null,
    registrationNumber = null,
    salesOwnerId = null,
    ...rest
  } = parsed.data;
  return { ok: true, row: { ...rest, externalId, country, website: url, registrationNumber, salesOwnerId } };
}
