import { importOperations } from '@countersign/contracts/import/operations';
import { commitImport } from '@countersign/services/import/commit';
import { createImport } from '@countersign/services/import/create';
import { listImportErrors } from '@countersign/services/import/errors';
import { getImport } from '@countersign/services/import/get';
import { listImports } from '@countersign/services/import/list';
import { mapImport } from '@countersign/services/import/map';
import { listImportRows } from '@countersign/services/import/rows';
import { bind } from '../routing/bind.ts';

export const importRoutes = bind('import', importOperations, {
  list: listImports,
  create: createImport,
  get: getImport,
  map: mapImport,
  commit: commitImport,
  rows: listImportRows,
  errors: listImportErrors,
});
