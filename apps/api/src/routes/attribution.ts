import { attributionOperations } from '@countersign/contracts/attribution/operations';
import { getAttribution } from '@countersign/services/attribution/get';
import { listAttributions } from '@countersign/services/attribution/list';
import { saveAttribution } from '@countersign/services/attribution/save';
import { bind } from '../routing/bind.ts';

export const attributionRoutes = bind('attribution', attributionOperations, {
  list: listAttributions,
  get: getAttribution,
  save: saveAttribution,
});
