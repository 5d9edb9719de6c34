import { partnerOperations } from '@countersign/contracts/partner/operations';
import { agreementsOfPartner } from '@countersign/services/partner/agreements';
import { createPartner } from '@countersign/services/partner/create';
import { getPartner } from '@countersign/services/partner/get';
import { listPartners } from '@countersign/services/partner/list';
import { performanceOfPartner } from '@countersign/services/partner/performance';
import { timelineOfPartner } from '@countersign/services/partner/timeline';
import { updatePartner } from '@countersign/services/partner/update';
import { bind } from '../routing/bind.ts';

export const partnerRoutes = bind('partner', partnerOperations, {
  list: listPartners,
  get: getPartner,
  create: createPartner,
  update: updatePartner,
  agreements: agreementsOfPartner,
  timeline: timelineOfPartner,
  performance: performanceOfPartner,
});
