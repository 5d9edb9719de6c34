import type { ImportMapping } from '@countersign/contracts/import/operations';
import { prospectOperations } from '@countersign/contracts/prospect/operations';
import { fieldCodeOf } from '@countersign/domain/error/field-codes';
import type { PartnerType } from '@countersign/domain/partner/partner';
import { surplusColumn } from '../csv/read-csv.ts';
import type { Known } from '../mapping/known-values.ts';
import { type RowProblem, readRow } from './row-reader.ts';

export interface ProspectRow {
  readonly externalId: string | null;
  readonly name: string;
  readonly partnerType: PartnerType;
  readonly country: string | null;
  readonly website: string | null;
  readonly registrationNumber: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly ownerMemberId: string | null;
  readonly nextStep: string | null;
}

export type ProspectRowRead =
  | { readonly ok: true; readonly row: ProspectRow }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

const body = prospectOperations.create.body.omit({ programId: true, source: true });

/** Checks one row as a prospect would be checked, and says everything that is wrong with it at once. */
export function readProspectRow(
  values: Readonly<Record<string, string>>,
  mapping: ImportMapping,
  known: Known,
): ProspectRowRead {
  const reader = readRow(values, mapping, known);
  if (values[surplusColumn] !== undefined) reader.note('', 'surplus_cells');
  const parsed = body.safeParse({
    name: reader.required('name'),
    partnerType: reader.resolved('partnerType', { isRequired: true }),
    country: reader.resolved('country', { isRequired: false }) ?? null,
    website: reader.text('website') ?? null,
    registrationNumber: reader.text('registrationNumber') ?? null,
    contactName: reader.text('contactName') ?? null,
    contactEmail: reader.text('contactEmail') ?? null,
    ownerMemberId: reader.resolved('owner', { isRequired: false }) ?? null,
    nextStep: reader.text('nextStep') ?? null,
  });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = String(issue.path[0] ?? '');
      const field = path === 'ownerMemberId' ? 'owner' : path;
      if (!reader.problems.some((problem) => problem.field === field)) reader.note(field, fieldCodeOf(issue.message));
    }
  }
  if (reader.problems.length > 0 || !parsed.success) return { ok: false, problems: reader.problems };
  const { name, partnerType, country = null, website = null, registrationNumber = null } = parsed.data;
  const { contactName = null, contactEmail = null, ownerMemberId = null, nextStep = null } = parsed.data;
  const externalId = reader.text('externalId') ?? null;
  return {
    ok: true,
    row: {
      externalId,
      name,
      partnerType,
      country,
      website,
      registrationNumber,
      contactName,
      contactEmail,
      ownerMemberId,
      nextStep,
    },
  };
}
