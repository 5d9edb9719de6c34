import { applicationOperations } from '@countersign/contracts/application/operations';
import { decideJoin } from '@countersign/services/application/decide-join';
import { funnelOfApplications } from '@countersign/services/application/funnel';
import { getApplication } from '@countersign/services/application/get';
import { listJoinRequests } from '@countersign/services/application/join-requests';
import { listApplications } from '@countersign/services/application/list';
import { listProgramPages } from '@countersign/services/application/pages';
import { updateProgramPage } from '@countersign/services/application/update-page';
import { bind } from '../routing/bind.ts';

export const applicationRoutes = bind('application', applicationOperations, {
  list: listApplications,
  get: getApplication,
  funnel: funnelOfApplications,
  pages: listProgramPages,
  'update-page': updateProgramPage,
  'join-requests': listJoinRequests,
  'decide-join': decideJoin,
});
