import { and, eq } from '@countersign/db/query';
import { policies, policyVersions } from '@countersign/db/schema/policy';
import type { PolicyDocument } from '@countersign/domain/policy/policy';
import type { RoutedProcess } from '@countersign/domain/process/registry';
import { checkPolicy } from '@countersign/policy/check-policy';
import type { Transaction } from '../context.ts';

export interface ActivePolicy {
  readonly id: string;
  readonly version: number;
  readonly engine: string;
  readonly document: PolicyDocument;
}

/** The version that decides new cases of a program now, as `resolveRoute` takes it. Throws where there is none. */
export async function activePolicy(
  tx: Transaction,
  of: { readonly tenantId: string; readonly programId: string; readonly process: RoutedProcess },
): Promise<ActivePolicy> {
  const [row] = await tx
    .select({
      id: policyVersions.id,
      version: policyVersions.version,
      engine: policyVersions.engine,
      document: policyVersions.document,
    })
    .from(policyVersions)
    .innerJoin(policies, and(eq(policies.tenantId, policyVersions.tenantId), eq(policies.id, policyVersions.policyId)))
    .where(
      and(
        eq(policyVersions.tenantId, of.tenantId),
        eq(policies.programId, of.programId),
        eq(policies.process, of.process),
        eq(policyVersions.status, 'active'),
      ),
    );
  if (!row) throw new Error(`program ${of.programId} has no active policy for ${of.process}`);
  return { ...row, document: storedDocument(row.id, row.document) };
}

/** The version that a case was routed by; it stays with it whatever is active now. */
export async function policyVersionOf(
  tx: Transaction,
  of: { readonly tenantId: string; readonly versionId: string },
): Promise<ActivePolicy> {
  const [row] = await tx
    .select({
      id: policyVersions.id,
      version: policyVersions.version,
      engine: policyVersions.engine,
      document: policyVersions.document,
    })
    .from(policyVersions)
    .where(and(eq(policyVersions.tenantId, of.tenantId), eq(policyVersions.id, of.versionId)));
  if (!row) throw new Error(`there is no policy version ${of.versionId}`);
  return { ...row, document: storedDocument(row.id, row.document) };
}

/** A stored document is checked again: what was usable under an older engine need not be under this one. */
export function storedDocument(versionId: string, document: unknown): PolicyDocument {
  const checked = checkPolicy(document);
  if (!checked.ok)
    throw new Error(`policy version ${versionId} is unusable: ${JSON.stringify(checked.refusal.problems)}`);
  return checked.value;
}
