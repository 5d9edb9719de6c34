import type { RoutedProcess } from '@countersign/domain/process/registry';
import { readCondition, summaryOf } from './condition.ts';

export type Evaluation =
  | { readonly ok: true; readonly holds: boolean }
  | {
      readonly ok: false;
      readonly code: 'condition_refused' | 'condition_failed' | 'result_not_bool';
      readonly detail: string;
    };

/** Whether a condition holds for facts that `readFacts` has read. Never throws: an error is a result like another. */
export function evaluateCondition(
  process: RoutedProcess,
  source: string,
  values: Readonly<Record<string, string | bigint | boolean>>,
): Evaluation {
  const condition = readCondition(process, source);
  if ('code' in condition) {
    return { ok: false, code: 'condition_refused', detail: `${condition.code}: ${condition.detail}` };
  }
  try {
    const holds = condition.evaluate(values);
    if (typeof holds === 'boolean') return { ok: true, holds };
    return { ok: false, code: 'result_not_bool', detail: typeof holds };
  } catch (error) {
    return { ok: false, code: 'condition_failed', detail: summaryOf(error) };
  }
}
