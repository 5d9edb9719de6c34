import { diskFileStore } from '@countersign/integration-disk/adapter';
import { s3FileStore } from '@countersign/integration-s3/adapter';
import { s3Config } from '@countersign/integration-s3/config';
import type { FileStore } from '@countersign/ports/file-store/port';

export interface FileStoreConfiguration {
  readonly FILES_DIR: string;
  readonly FILES_S3_ENDPOINT?: string | undefined;
  readonly FILES_S3_REGION: string;
  readonly FILES_S3_BUCKET?: string | undefined;
  readonly FILES_S3_PREFIX: string;
  readonly FILES_S3_ACCESS_KEY_ID?: string | undefined;
  readonly FILES_S3_SECRET_ACCESS_KEY?: string | undefined;
}

/** Where files are kept: in a bucket where one is configured, else in a folder of the machine. Throws where half a bucket is. */
export function fileStoreOf(configuration: FileStoreConfiguration): FileStore {
  if (configuration.FILES_S3_ENDPOINT === undefined) return diskFileStore({ folder: configuration.FILES_DIR });
  const bucket = s3Config.safeParse({
    endpoint: configuration.FILES_S3_ENDPOINT,
    region: configuration.FILES_S3_REGION,
    bucket: configuration.FILES_S3_BUCKET,
    prefix: configuration.FILES_S3_PREFIX,
    accessKeyId: configuration.FILES_S3_ACCESS_KEY_ID,
    secretAccessKey: configuration.FILES_S3_SECRET_ACCESS_KEY,
  });
  if (bucket.success) return s3FileStore(bucket.data);
  const wrong = bucket.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new Error(`FILES_S3_ENDPOINT is set, and these settings beside it are missing or wrong: ${wrong}.`);
}
