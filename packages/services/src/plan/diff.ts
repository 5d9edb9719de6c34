import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { diffPlans } from '@countersign/domain/plan/diff-plans';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadPlan } from './present.internal.ts';
import { storedDocument } from './stored-document.ts';

type Operation = (typeof planOperations)['diff'];

/** What differs between two versions of a plan, place by place. */
export function diffPlan(ctx: ServiceContext, { params, query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.diff');
  return read(ctx, async (tx) => {
    const { versions } = await loadPlan(ctx, tx, params.id);
    const documentOf = (field: 'from' | 'to') => {
      const version = versions.find((each) => each.version === query[field]);
      if (!version) throw notFound('version', field);
      return storedDocument(version.document);
    };
    const changes = diffPlans(documentOf('from'), documentOf('to'));
    return {
      from: query.from,
      to: query.to,
      changes: changes.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null })),
    };
  });
}
