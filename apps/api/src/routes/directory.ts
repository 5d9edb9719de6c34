import { directoryOperations } from '@countersign/contracts/directory/operations';
import { entryOfDirectory } from '@countersign/services/directory/entry';
import { listDirectoryProfiles } from '@countersign/services/directory/list';
import { logoOfDirectory } from '@countersign/services/directory/logo';
import { ownDirectoryProfile } from '@countersign/services/directory/mine';
import { listDirectoryPages } from '@countersign/services/directory/pages';
import { proposeDirectoryProfile } from '@countersign/services/directory/propose';
import { reviewDirectoryProfile } from '@countersign/services/directory/review';
import { searchDirectory } from '@countersign/services/directory/search';
import { updateDirectoryPage } from '@countersign/services/directory/update-page';
import { withdrawDirectoryProfile } from '@countersign/services/directory/withdraw';
import { bind } from '../routing/bind.ts';

export const directoryRoutes = bind('directory', directoryOperations, {
  search: searchDirectory,
  entry: entryOfDirectory,
  logo: logoOfDirectory,
  mine: ownDirectoryProfile,
  propose: proposeDirectoryProfile,
  withdraw: withdrawDirectoryProfile,
  list: listDirectoryProfiles,
  review: reviewDirectoryProfile,
  pages: listDirectoryPages,
  'update-page': updateDirectoryPage,
});
