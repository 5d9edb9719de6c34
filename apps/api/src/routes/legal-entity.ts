import { legalEntityOperations } from '@countersign/contracts/legal-entity/operations';
import { createLegalEntity } from '@countersign/services/legal-entity/create';
import { listLegalEntities } from '@countersign/services/legal-entity/list';
import { updateLegalEntity } from '@countersign/services/legal-entity/update';
import { bind } from '../routing/bind.ts';

export const legalEntityRoutes = bind('legal-entity', legalEntityOperations, {
  list: listLegalEntities,
  create: createLegalEntity,
  update: updateLegalEntity,
});
