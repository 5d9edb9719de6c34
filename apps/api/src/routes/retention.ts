import { retentionOperations } from '@countersign/contracts/retention/operations';
import { listRetention } from '@countersign/services/retention/list';
import { updateRetention } from '@countersign/services/retention/update';
import { bind } from '../routing/bind.ts';

export const retentionRoutes = bind('retention', retentionOperations, {
  list: listRetention,
  update: updateRetention,
});
