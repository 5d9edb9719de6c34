import { fileOperations } from '@countersign/contracts/file/operations';
import { downloadFile } from '@countersign/services/file/download';
import { listFiles } from '@countersign/services/file/list';
import { uploadFile } from '@countersign/services/file/upload';
import { bind } from '../routing/bind.ts';

export const fileRoutes = bind('file', fileOperations, {
  upload: uploadFile,
  list: listFiles,
  download: downloadFile,
});
