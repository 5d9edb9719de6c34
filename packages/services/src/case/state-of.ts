import type { CaseState } from '@countersign/domain/case/case-state';
import type { CaseRow } from './effect.ts';

/** The state a case was left in. One that came as history never ran, so all it has is what its row says. */
export function stateOf(row: CaseRow): CaseState {
  if (row.snapshot !== null) return row.snapshot as CaseState;
  return {
    tenantId: row.tenantId,
    caseId: row.id,
    process: row.process,
    subjectId: row.subjectId,
    epoch: row.epoch,
    seq: row.seq,
    status: row.status,
    revision: row.revision,
    termsHash: row.termsHash,
    makers: [],
    approval: null,
    task: null,
    timers: [],
    paused: [],
    processed: [],
    data: {},
  };
}
