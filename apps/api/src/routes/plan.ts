import { planOperations } from '@countersign/contracts/plan/operations';
import { activatePlan } from '@countersign/services/plan/activate';
import { addOverridePlan } from '@countersign/services/plan/add-override';
import { approveOverridePlan } from '@countersign/services/plan/approve-override';
import { createPlan } from '@countersign/services/plan/create';
import { diffPlan } from '@countersign/services/plan/diff';
import { endOverridePlan } from '@countersign/services/plan/end-override';
import { getPlan } from '@countersign/services/plan/get';
import { listPlans } from '@countersign/services/plan/list';
import { listOverridesPlan } from '@countersign/services/plan/overrides';
import { retirePlan } from '@countersign/services/plan/retire';
import { saveDraftPlan } from '@countersign/services/plan/save-draft';
import { tryOutPlan } from '@countersign/services/plan/try-out';
import { bind } from '../routing/bind.ts';

export const planRoutes = bind('plan', planOperations, {
  list: listPlans,
  get: getPlan,
  create: createPlan,
  'save-draft': saveDraftPlan,
  activate: activatePlan,
  retire: retirePlan,
  diff: diffPlan,
  overrides: listOverridesPlan,
  'add-override': addOverridePlan,
  'approve-override': approveOverridePlan,
  'end-override': endOverridePlan,
  'try-out': tryOutPlan,
});
