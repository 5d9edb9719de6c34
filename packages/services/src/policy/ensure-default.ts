import { and, eq } from '@countersign/db/query';
import { policies, policyVersions } from '@countersign/db/schema/policy';
import type { ProgramPreset } from '@countersign/domain/partner/partner';
import { routedProcessNames } from '@countersign/domain/process/registry';
import { presets } from '@countersign/domain/program/presets';
import { checkPolicy } from '@countersign/policy/check-policy';
import { policyEngine } from '@countersign/policy/condition';
import type { ServiceContext, Transaction } from '../context.ts';

/** Who stands behind the first version of a policy; a second person has to confirm it. */
export interface PolicyAuthor {
  readonly personId: string | null;
  readonly name: string;
}

/**
 * Gives a program the policies of its preset where it has none: active at once, so that the program can run, and not
 * reviewed, which the console keeps saying until a second person has confirmed them.
 */
export async function ensureDefaultPolicies(
  ctx: ServiceContext,
  tx: Transaction,
  program: { readonly id: string; readonly preset: ProgramPreset },
  author: PolicyAuthor,
): Promise<void> {
  for (const process of routedProcessNames) {
    const existing = await tx
      .select({ id: policies.id })
      .from(policies)
      .where(
        and(eq(policies.tenantId, ctx.tenantId), eq(policies.programId, program.id), eq(policies.process, process)),
      );
    if (existing.length > 0) continue;
    const checked = checkPolicy(presets[program.preset].policies[process]);
    if (!checked.ok)
      throw new Error(`the preset ${program.preset} has an unusable policy: ${JSON.stringify(checked.refusal)}`);
    const policyId = ctx.ids.next('pol');
    await tx
      .insert(policies)
      .values({ tenantId: ctx.tenantId, id: policyId, programId: program.id, process, name: process });
    await tx.insert(policyVersions).values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('plv'),
      policyId,
      version: 1,
      status: 'active',
      engine: policyEngine,
      document: checked.value,
      createdByPersonId: author.personId,
      createdByName: author.name,
      createdAt: ctx.now(),
      activatedAt: ctx.now(),
      isReviewed: false,
    });
  }
}
