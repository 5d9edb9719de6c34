import { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import { askForOwnData } from '@countersign/services/data-request/ask';
import { extendDataRequest } from '@countersign/services/data-request/extend';
import { fetchDataExport } from '@countersign/services/data-request/fetch';
import { downloadDataExport } from '@countersign/services/data-request/file';
import { getDataRequest } from '@countersign/services/data-request/get';
import { identifyDataRequest } from '@countersign/services/data-request/identify';
import { listDataRequests } from '@countersign/services/data-request/list';
import { listOwnDataRequests } from '@countersign/services/data-request/mine';
import { recordDataRequest } from '@countersign/services/data-request/record';
import { requestOwnData } from '@countersign/services/data-request/request';
import { bind } from '../routing/bind.ts';

export const dataRequestRoutes = bind('data-request', dataRequestOperations, {
  list: listDataRequests,
  get: getDataRequest,
  record: recordDataRequest,
  identify: identifyDataRequest,
  extend: extendDataRequest,
  file: downloadDataExport,
  mine: listOwnDataRequests,
  request: requestOwnData,
  ask: askForOwnData,
  fetch: fetchDataExport,
});
