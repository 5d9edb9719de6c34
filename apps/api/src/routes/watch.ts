import { watchOperations } from '@countersign/contracts/watch/operations';
import { listWatchDays } from '@countersign/services/watch/days';
import { getWatchSettings } from '@countersign/services/watch/settings';
import { updateWatchSettings } from '@countersign/services/watch/update-settings';
import { bind } from '../routing/bind.ts';

export const watchRoutes = bind('watch', watchOperations, {
  settings: getWatchSettings,
  'update-settings': updateWatchSettings,
  days: listWatchDays,
});
