import { loadCaseState } from '@countersign/services/case/load-state';
import { projectTransition } from '@countersign/services/case/project';
import { processEffects } from '@countersign/services/process/registry';
import type { CaseActivities } from '@countersign/workflows/approval/activities';
import { systemContext, type WorkerParts } from '../worker-context.ts';

/** What cases ask of the database. Each is safe to run twice. */
export function createCaseActivities(parts: WorkerParts): CaseActivities {
  return {
    project: (input) =>
      projectTransition(systemContext(parts, input.transition.next.tenantId, 'cases'), processEffects, input),
    loadState: ({ tenantId, caseId, epoch }) =>
      loadCaseState(systemContext(parts, tenantId, 'cases'), { caseId, epoch }),
  };
}
