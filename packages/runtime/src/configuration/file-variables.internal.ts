import { z } from 'zod';
import { hostAndPort, httpUrl, variable, wholeNumber } from './variables.internal.ts';

/** Where files are kept, how much of them is taken, and who looks at them. */
export const fileVariables = {
  FILES_DIR: variable(z.string().min(1), {
    section: 'Files',
    description: 'Evidence and attachments are kept here.',
    expected: 'a folder that the API and the worker may write',
    example: '/var/lib/countersign/files',
  }),
  FILES_S3_ENDPOINT: variable(httpUrl().optional(), {
    section: 'Files',
    description:
      'A store that speaks S3 and knows conditional writes; files are kept there instead of in FILES_DIR. Needs the settings below.',
    expected: 'an http or https address, without the bucket',
    example: 'https://s3.eu-central-1.amazonaws.com',
  }),
  FILES_S3_REGION: variable(z.string().min(1).max(60).default('us-east-1'), {
    section: 'Files',
    description: 'The region that requests are signed for.',
    expected: 'a name such as eu-central-1',
  }),
  FILES_S3_BUCKET: variable(z.string().min(3).max(63).optional(), {
    section: 'Files',
    description: 'The bucket. It is not to be public: files are given out by the API alone.',
    expected: '3 to 63 lower-case letters, digits, dots or dashes',
    example: 'countersign-files',
  }),
  FILES_S3_PREFIX: variable(z.string().max(200).default(''), {
    section: 'Files',
    description: 'Stands before every key, where several installations share a bucket.',
    expected: 'nothing, or folders that end with a slash',
  }),
  FILES_S3_ACCESS_KEY_ID: variable(z.string().min(1).optional(), {
    section: 'Files',
    description: 'Who asks.',
    expected: 'the id of an access key',
    example: 'AKIDEXAMPLE',
  }),
  FILES_S3_SECRET_ACCESS_KEY: variable(z.string().min(1).optional(), {
    section: 'Files',
    description: 'The secret of the access key.',
    expected: 'its secret',
    isSecret: true,
    example: 'the-secret-of-the-access-key',
  }),
  FILE_MEGABYTES_MAX: variable(wholeNumber(1, 20).default(20), {
    section: 'Files',
    description: 'How large a file may be that people upload to be looked at.',
    expected: 'a whole number of megabytes from 1 to 20',
  }),
  FILES_PER_APPLICATION_MAX: variable(wholeNumber(1, 100).default(20), {
    section: 'Files',
    description: 'How many files somebody may add to an application.',
    expected: 'a whole number from 1 to 100',
  }),
  FILES_PER_DAY_MAX: variable(wholeNumber(1, 100_000).default(300), {
    section: 'Files',
    description: 'How many files one person may upload within a day.',
    expected: 'a whole number from 1 to 100000',
  }),
  FILE_LINK_MINUTES: variable(wholeNumber(1, 60).default(5), {
    section: 'Files',
    description: 'How long a link to a file works.',
    expected: 'a whole number of minutes from 1 to 60',
  }),
  VIRUS_SCANNER: variable(z.union([z.literal('off'), z.string().regex(hostAndPort)]).default('off'), {
    section: 'Files',
    description:
      "Where ClamAV's clamd listens. Every file that people upload is looked at before it is kept, and none is taken while it is away. Its StreamMaxLength has to be at least FILE_MEGABYTES_MAX. While it is off nobody looks, and the console says so.",
    expected: 'off, or host:port',
  }),
  IMPORT_MEGABYTES_MAX: variable(wholeNumber(1, 1_000_000).default(2048), {
    section: 'Files',
    description: 'How large a file of events to import may be. It is kept in FILES_DIR and never whole in memory.',
    expected: 'a whole number of megabytes from 1 to 1000000',
  }),
  IMPORT_ROWS_MAX: variable(wholeNumber(1, 100_000_000).default(5_000_000), {
    section: 'Files',
    description: 'How many rows a file of events to import may have.',
    expected: 'a whole number from 1 to 100000000',
  }),
} as const;
