import { licenceOperations } from '@countersign/contracts/licence/operations';
import { listLicences } from '@countersign/services/licence/list';
import { ownLicences } from '@countersign/services/licence/mine';
import { bind } from '../routing/bind.ts';

export const licenceRoutes = bind('licence', licenceOperations, {
  list: listLicences,
  mine: ownLicences,
});
