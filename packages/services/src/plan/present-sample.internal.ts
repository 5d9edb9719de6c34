import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { formatMoney } from '@countersign/domain/money/money';
import { formatInstant } from '@countersign/domain/time/instant';
import { presentTrace } from '../rating/present-trace.ts';
import type { RatedSample } from '../rating/rate-samples.ts';

type SampleOutput = OutputOf<(typeof planOperations)['try-out']>['events'][number];

export function presentSample({ lines, trace, problem }: RatedSample): SampleOutput {
  return {
    lines: lines.map((line) => ({
      rule: line.rule,
      amount: formatMoney(line),
      amountExact: line.amountExact,
      holdUntil: formatInstant(line.holdUntil),
    })),
    trace: presentTrace(trace),
    problem,
  };
}
