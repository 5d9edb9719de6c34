import { homeOperations } from '@countersign/contracts/home/operations';
import { getHome } from '@countersign/services/home/get';
import { bind } from '../routing/bind.ts';

export const homeRoutes = bind('home', homeOperations, {
  get: getHome,
});
