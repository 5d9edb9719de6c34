import { screeningOperations } from '@countersign/contracts/screening/operations';
import { decideScreeningMatch } from '@countersign/services/screening/decide-match';
import { listScreeningLists } from '@countersign/services/screening/lists';
import { getMatch } from '@countersign/services/screening/match';
import { listMatches } from '@countersign/services/screening/matches';
import { screenSubject } from '@countersign/services/screening/screen-subject';
import { getScreeningSettings } from '@countersign/services/screening/settings';
import { getScreeningSubject } from '@countersign/services/screening/subject';
import { updateScreeningSettings } from '@countersign/services/screening/update-settings';
import { bind } from '../routing/bind.ts';

export const screeningRoutes = bind('screening', screeningOperations, {
  lists: listScreeningLists,
  matches: listMatches,
  match: getMatch,
  'decide-match': decideScreeningMatch,
  'screen-subject': screenSubject,
  subject: getScreeningSubject,
  settings: getScreeningSettings,
  'update-settings': updateScreeningSettings,
});
