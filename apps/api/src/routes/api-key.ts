import { apiKeyOperations } from '@countersign/contracts/api-key/operations';
import { createApiKey } from '@countersign/services/api-key/create';
import { listApiKeys } from '@countersign/services/api-key/list';
import { revokeApiKey } from '@countersign/services/api-key/revoke';
import { bind } from '../routing/bind.ts';

export const apiKeyRoutes = bind('api-key', apiKeyOperations, {
  list: listApiKeys,
  create: createApiKey,
  revoke: revokeApiKey,
});
