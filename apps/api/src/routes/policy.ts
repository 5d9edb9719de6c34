import { policyOperations } from '@countersign/contracts/policy/operations';
import { getPolicy } from '@countersign/services/policy/get';
import { listPolicies } from '@countersign/services/policy/list';
import { previewPolicy } from '@countersign/services/policy/preview';
import { reviewPolicy } from '@countersign/services/policy/review';
import { bind } from '../routing/bind.ts';

export const policyRoutes = bind('policy', policyOperations, {
  list: listPolicies,
  get: getPolicy,
  review: reviewPolicy,
  preview: previewPolicy,
});
