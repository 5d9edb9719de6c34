import { s3Config } from './config.ts';

export const manifest = {
  name: 's3',
  title: 'S3-compatible storage',
  ports: ['FileStore'],
  settings: s3Config,
} as const;
