import { rehydrateCases } from './start/cases.ts';
import { withInstallation } from './start/with-installation.ts';

await withInstallation({ temporal: true }, rehydrateCases);
