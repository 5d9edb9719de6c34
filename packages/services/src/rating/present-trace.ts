import type { traceStep } from '@countersign/contracts/shared/earning';
import type { TraceStep } from '@countersign/domain/rating/rating';
import type { z } from 'zod';

/** Steps as an answer carries them. */
export function presentTrace(trace: readonly TraceStep[]): z.output<typeof traceStep>[] {
  return trace.map(({ code, rule, data }) => ({
    code,
    rule,
    data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, isList(value) ? [...value] : value])),
  }));
}

function isList(value: TraceStep['data'][string]): value is readonly string[] {
  return Array.isArray(value);
}
