import { z } from 'zod';

/** A bucket of a store that speaks S3 and keeps `If-None-Match` (Amazon S3, MinIO, Cloudflare R2, Ceph). */
export const s3Config = z.object({
  /** `https://s3.eu-central-1.amazonaws.com`; the bucket follows in the path. */
  endpoint: z.url({ protocol: /^https?$/ }),
  region: z.string().min(1).max(60),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  /** Before every key: several installations may share a bucket. */
  prefix: z
    .string()
    .regex(/^([A-Za-z0-9][A-Za-z0-9._-]*\/)*$/)
    .default(''),
  timeoutMs: z.int().min(100).max(3_600_000).default(60_000),
});
export type S3Config = z.output<typeof s3Config>;
