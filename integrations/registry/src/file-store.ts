import { diskFileStore } from '@countersign/integration-disk/adapter';
import type { FileStore } from '@countersign/ports/file-store/port';

/** Where files are kept: a folder of the machine. */
export function fileStoreOf(configuration: { readonly FILES_DIR: string }): FileStore {
  return diskFileStore({ folder: configuration.FILES_DIR });
}
