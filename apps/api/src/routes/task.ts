import { taskOperations } from '@countersign/contracts/task/operations';
import { claimTask } from '@countersign/services/task/claim';
import { decideTask } from '@countersign/services/task/decide';
import { getTask } from '@countersign/services/task/get';
import { listTask } from '@countersign/services/task/list';
import { reassignTask } from '@countersign/services/task/reassign';
import { releaseTask } from '@countersign/services/task/release';
import { bind } from '../routing/bind.ts';

export const taskRoutes = bind('task', taskOperations, {
  list: listTask,
  get: getTask,
  claim: claimTask,
  release: releaseTask,
  reassign: reassignTask,
  decide: decideTask,
});
