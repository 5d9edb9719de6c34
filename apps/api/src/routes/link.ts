import { linkOperations } from '@countersign/contracts/link/operations';
import { archiveLink } from '@countersign/services/link/archive';
import { createLink } from '@countersign/services/link/create';
import { getLink } from '@countersign/services/link/get';
import { listLinks } from '@countersign/services/link/list';
import { bind } from '../routing/bind.ts';

export const linkRoutes = bind('link', linkOperations, {
  list: listLinks,
  get: getLink,
  create: createLink,
  archive: archiveLink,
});
