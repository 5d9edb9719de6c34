import { and, eq } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import { commissionModelsOf } from '@countersign/domain/gate/commission-models';
import { type ActingGate, refusedModels } from '@countersign/domain/gate/evaluate';
import type { PlanDocument } from '@countersign/domain/plan/document';
import { civilDate } from '@countersign/domain/time/civil-date';
import { AppError } from '../app-error.ts';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { gatesOf } from '../rule-setting/gates-of.ts';
import { partnerGateFacts } from './partner-facts.ts';

/** Refuses (`rule_of_law`) a partner whom a rule of law keeps out of how the program pays. */
export async function refusePartnerByLaw(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string },
): Promise<void> {
  const { facts, today } = await partnerGateFacts(ctx, tx, of);
  refuse(refusedModels(await gatesOf(ctx, tx), facts, today), today);
}

/**
 * Refuses (`rule_of_law`) a plan that pays in a way that is forbidden where its customers are: rules that can be told
 * without a partner. What depends on a partner is told where the partner is enrolled.
 */
export async function refusePlanByLaw(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly programId: string; readonly document: PlanDocument },
): Promise<void> {
  const [program] = await tx
    .select({ preset: programs.preset, zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, of.programId)));
  if (!program) throw new Error(`there is no program ${of.programId}`);
  const today = civilDate(civilDateIn(program.zone, ctx.now()));
  const gates = await gatesOf(ctx, tx);
  const acting = of.document.rules.flatMap((rule) =>
    refusedModels(
      gates,
      {
        programKind: program.preset,
        jurisdictions: rule.when.countries ?? [],
        partnerType: null,
        commissionModels: commissionModelsOf({ rules: [rule] }),
        licences: [],
        isCleared: true,
      },
      today,
    ),
  );
  refuse(acting, today);
}

function refuse(acting: readonly ActingGate[], today: string): void {
  const [first] = acting;
  if (first === undefined) return;
  const { gate, jurisdictions } = first;
  throw new AppError('rule_of_law', {
    detail: `The rule ${gate.id} forbids this${jurisdictions.length > 0 ? ` in ${jurisdictions.join(', ')}` : ''}: ${gate.source} (as of ${today}).`,
    facts: { gate: gate.id, source: gate.source, jurisdictions, on: today },
  });
}
