import { fileOperations } from '@countersign/contracts/file/operations';
import { downloadFile } from '@countersign/services/file/download';
import { limitsOfFiles } from '@countersign/services/file/limits';
import { linkToFile } from '@countersign/services/file/link';
import { listFiles } from '@countersign/services/file/list';
import { uploadFile } from '@countersign/services/file/upload';
import { bind } from '../routing/bind.ts';

export const fileRoutes = bind('file', fileOperations, {
  upload: uploadFile,
  list: listFiles,
  limits: limitsOfFiles,
  link: linkToFile,
  download: downloadFile,
});
