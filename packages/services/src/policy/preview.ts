import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { policyOperations } from '@countersign/contracts/policy/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { policies, policyVersions } from '@countersign/db/schema/policy';
import type { Candidate, Facts, FactValue, RouteStep } from '@countersign/domain/policy/policy';
import type { RoutedProcess } from '@countersign/domain/process/registry';
import { formatInstant } from '@countersign/domain/time/instant';
import { type FactKind, factSchemas } from '@countersign/policy/facts';
import { resolveRoute } from '@countersign/policy/route';
import { AppError, invalidInput } from '../app-error.ts';
import { loadProgramClock, type ProgramClock } from '../calendar/program-clock.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { eligibleMembers } from '../task/eligible-members.ts';
import { read } from '../transact.ts';
import { storedDocument } from './active-policy.ts';

type Operation = (typeof policyOperations)['preview'];

/**
 * The route that a version of the policy (the active one unless named) gives for made-up facts, with how many people
 * could decide each step today. Facts that are left out are taken as zero, no or empty; those the program's settings
 * give are taken from there. A relation is counted by who stands in for it, since there is no case to follow it from.
 */
export function previewPolicy(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'policy.preview');
  return read(ctx, async (tx) => {
    const version = await loadVersion(tx, { tenantId: ctx.tenantId, policyId: params.id, versionId: body.versionId });
    const clock = await loadProgramClock(tx, { tenantId: ctx.tenantId, programId: version.programId, now: ctx.now() });
    const facts = completeFacts(version.process, clock, body.facts);
    const route = resolveRoute({ id: version.id, document: storedDocument(version.id, version.document) }, facts);
    const steps = route.result.kind === 'route' ? route.result.steps : [];
    return {
      ruleName: route.ruleName,
      auto: route.result.kind === 'auto' ? route.result.auto : null,
      steps: await describeSteps(ctx, tx, clock, steps),
      trace: route.trace.map((entry) => ({ ...entry })),
    };
  });
}

async function loadVersion(
  tx: Transaction,
  of: { readonly tenantId: string; readonly policyId: string; readonly versionId: string | undefined },
) {
  const [row] = await tx
    .select({
      id: policyVersions.id,
      document: policyVersions.document,
      process: policies.process,
      programId: policies.programId,
    })
    .from(policyVersions)
    .innerJoin(policies, and(eq(policies.tenantId, policyVersions.tenantId), eq(policies.id, policyVersions.policyId)))
    .where(
      and(
        eq(policyVersions.tenantId, of.tenantId),
        eq(policies.id, of.policyId),
        of.versionId === undefined ? eq(policyVersions.status, 'active') : eq(policyVersions.id, of.versionId),
      ),
    );
  if (!row) throw new AppError('not_found', { detail: `There is no such version of policy ${of.policyId}.` });
  return row;
}

const absent: Readonly<Record<FactKind, FactValue>> = { int: 0, minor: '0', bool: false, string: '' };

function completeFacts(process: RoutedProcess, clock: ProgramClock, given: Facts): Facts {
  const schema: Readonly<Record<string, FactKind>> = factSchemas[process];
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(schema, name));
  if (unknown.length > 0)
    throw invalidInput(...unknown.map((name) => ({ field: `facts.${name}`, code: 'unknown_fact' as const })));
  const facts: Record<string, FactValue> = {};
  for (const [name, kind] of Object.entries(schema)) facts[name] = absent[kind];
  const { approvalThresholdMinor, standardDiscountBp } = clock.settings;
  return { ...facts, amountKnown: true, thresholdMinor: approvalThresholdMinor, standardDiscountBp, ...given };
}

async function describeSteps(ctx: ServiceContext, tx: Transaction, clock: ProgramClock, steps: readonly RouteStep[]) {
  const described: OutputOf<Operation>['steps'] = [];
  let opensAt = ctx.now();
  for (const step of steps) {
    const people = await countPeople(ctx, tx, step);
    const dueAt = clock.dueAt(opensAt, step.dueIn);
    described.push({
      name: step.name,
      who: await wordCandidates(ctx, tx, step.candidates),
      eligible: people,
      required: String(step.required),
      dueIn: step.dueIn,
      dueAt: formatInstant(dueAt),
    });
    opensAt = dueAt;
  }
  return described;
}

async function countPeople(ctx: ServiceContext, tx: Transaction, step: RouteStep): Promise<number> {
  const candidates = step.candidates.flatMap((candidate) =>
    candidate.kind === 'relation' ? (step.otherwise ?? []) : [candidate],
  );
  const roles = candidates.flatMap((candidate) => (candidate.kind === 'role' ? [candidate.role] : []));
  const named = candidates.flatMap((candidate) => (candidate.kind === 'member' ? [candidate.memberId] : []));
  const found = await eligibleMembers(tx, {
    tenantId: ctx.tenantId,
    candidates: { roles, members: named },
    excludedPersons: [],
  });
  return new Set(found.map(({ personId }) => personId)).size;
}

/** Roles and relations by their names, members by theirs. */
async function wordCandidates(ctx: ServiceContext, tx: Transaction, candidates: readonly Candidate[]): Promise<string> {
  const ids = candidates.flatMap((candidate) => (candidate.kind === 'member' ? [candidate.memberId] : []));
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select({ id: members.id, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.id, ids)));
  const words = candidates.map((candidate) => {
    switch (candidate.kind) {
      case 'role':
        return candidate.role;
      case 'relation':
        return candidate.relation;
      case 'member':
        return rows.find(({ id }) => id === candidate.memberId)?.name ?? candidate.memberId;
      default:
        return candidate satisfies never;
    }
  });
  return words.join(', ');
}
