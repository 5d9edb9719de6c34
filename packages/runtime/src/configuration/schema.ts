import { z } from 'zod';
import { fileVariables } from './file-variables.internal.ts';
import {
  base64Key,
  commaList,
  flag,
  hostAndPort,
  httpUrl,
  port,
  secret,
  variable,
  wholeNumber,
} from './variables.internal.ts';

/** Every environment variable that Countersign reads. Nothing else looks into the environment. */
export const configurationSchema = z.object({
  NODE_ENV: variable(z.enum(['development', 'test', 'production']).default('development'), {
    section: 'Process',
    description: 'Production turns on secure cookies and strict transport.',
    expected: 'development, test or production',
  }),
  LOG_LEVEL: variable(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'), {
    section: 'Process',
    description: 'The least severe log line that is written.',
    expected: 'fatal, error, warn, info, debug, trace or silent',
  }),
  DEMO: variable(flag().default(false), {
    section: 'Process',
    description: 'Offers the demo logins on the sign-in pages. Never on a machine that others can reach.',
    expected: 'true or false',
  }),
  SHUTDOWN_SECONDS: variable(wholeNumber(1, 600).default(20), {
    section: 'Process',
    description: 'How long a process may take to finish what it is doing after it was asked to stop.',
    expected: 'a whole number of seconds from 1 to 600',
  }),

  DATABASE_URL: variable(z.url({ protocol: /^postgres(ql)?$/ }), {
    section: 'PostgreSQL',
    description:
      'The role that migrates and owns the tables. The processes use roles derived from it, with fewer rights.',
    expected: 'postgres://user:password@host:port/database',
    isSecret: true,
    example: 'postgres://countersign@127.0.0.1:5499/countersign',
  }),
  DATABASE_ROLES_SECRET: variable(secret(32), {
    section: 'PostgreSQL',
    description: 'The passwords of the derived database roles are made from this.',
    expected: 'at least 32 characters',
    isSecret: true,
  }),
  DATABASE_POOL_MAX: variable(wholeNumber(1, 500).default(10), {
    section: 'PostgreSQL',
    description: 'How many connections one process opens at most.',
    expected: 'a whole number from 1 to 500',
  }),

  TEMPORAL_ADDRESS: variable(z.string().regex(hostAndPort), {
    section: 'Temporal',
    description: 'The frontend of the Temporal server.',
    expected: 'host:port',
    example: '127.0.0.1:7233',
  }),
  TEMPORAL_NAMESPACE: variable(
    z
      .string()
      .regex(/^[A-Za-z0-9._-]{2,64}$/)
      .default('default'),
    {
      section: 'Temporal',
      description: 'The namespace that holds the workflows.',
      expected: '2 to 64 letters, digits, dots, dashes or underscores',
    },
  ),
  TEMPORAL_PAYLOAD_KEY: variable(base64Key(), {
    section: 'Temporal',
    description: 'Encrypts what is sent to Temporal. Losing it makes open workflows unreadable.',
    expected: '32 bytes in base64',
    isSecret: true,
  }),
  TASK_QUEUE: variable(
    z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/)
      .default('cases'),
    {
      section: 'Temporal',
      description: 'The task queue of the cases. The names of the other queues begin with it.',
      expected: 'up to 100 lower-case letters, digits or dashes',
    },
  ),
  WORKFLOW_BUNDLE: variable(z.string().min(1).optional(), {
    section: 'Temporal',
    description:
      'The workflows as `node apps/worker/src/write-bundle.ts <file>` wrote them; the worker starts seconds sooner.',
    expected: 'the path of that file, of this version; unset, they are bundled at each start',
  }),
  RELAY_STARTS_PER_SECOND: variable(wholeNumber(1, 1000).default(10), {
    section: 'Temporal',
    description: 'How many workflows the relay starts a second. More makes decisions wait on a small machine.',
    expected: 'a whole number from 1 to 1000',
  }),

  API_HOST: variable(z.string().min(1).default('127.0.0.1'), {
    section: 'Addresses',
    description: 'The address that the API, the tracker and the health pages listen on.',
    expected: 'an address or host name of this machine',
  }),
  WEB_HOST: variable(z.string().min(1).default('127.0.0.1'), {
    section: 'Addresses',
    description: 'The address that the portal and the console listen on.',
    expected: 'an address or host name of this machine',
  }),
  API_PORT: variable(port().default(3002), {
    section: 'Addresses',
    description: 'The port of the API.',
    expected: 'a port from 0 to 65535',
  }),
  TRACKER_PORT: variable(port().default(3003), {
    section: 'Addresses',
    description: 'The port of the tracker.',
    expected: 'a port from 0 to 65535',
  }),
  WORKER_HEALTH_PORT: variable(port().default(3004), {
    section: 'Addresses',
    description: 'The port of /live, /ready and /metrics of the worker.',
    expected: 'a port from 0 to 65535',
  }),
  API_URL: variable(httpUrl().default('http://127.0.0.1:3002'), {
    section: 'Addresses',
    description: 'Where the web servers reach the API.',
    expected: 'an http or https address',
  }),
  PORTAL_URL: variable(httpUrl().default('http://localhost:3000'), {
    section: 'Addresses',
    description: 'The origin at which partners open the portal. Links in mails start with it.',
    expected: 'an http or https address',
  }),
  CONSOLE_URL: variable(httpUrl().default('http://localhost:3001'), {
    section: 'Addresses',
    description: 'The origin at which staff open the console. Links in mails start with it.',
    expected: 'an http or https address',
  }),
  TRACKER_URL: variable(httpUrl().default('http://localhost:3003'), {
    section: 'Addresses',
    description: "The origin at which visitors reach the tracker. Partners' links start with it.",
    expected: 'an http or https address',
  }),
  TRUSTED_PROXIES: variable(commaList().default(['loopback']), {
    section: 'Addresses',
    description: 'Proxies whose X-Forwarded-For is believed.',
    expected: 'addresses, networks or the names loopback, linklocal and uniquelocal, separated by commas',
  }),

  TRACKER_CACHE_SECONDS: variable(wholeNumber(1, 300).default(5), {
    section: 'Tracker',
    description: 'How long the tracker may know an old target of a link, or an old secret of a source.',
    expected: 'a whole number of seconds from 1 to 300',
  }),
  TRACKER_WAIT_SECONDS: variable(wholeNumber(1, 60).default(3), {
    section: 'Tracker',
    description: 'How long a visitor waits at most while the database is away. Then the answer is 503.',
    expected: 'a whole number of seconds from 1 to 60',
  }),
  TRACKER_QUEUE_MAX: variable(wholeNumber(100, 1_000_000).default(20_000), {
    section: 'Tracker',
    description: 'How many clicks may wait to be written. Beyond that the answer is 503 at once.',
    expected: 'a whole number from 100 to 1000000',
  }),

  AUTH_SECRET: variable(secret(32), {
    section: 'Identity',
    description: 'Signs sessions and links, and encrypts second factors and the keys of other systems.',
    expected: 'at least 32 characters',
    isSecret: true,
  }),

  AUDIT_SIGNING_KEY_FILE: variable(z.string().min(1), {
    section: 'Files',
    description:
      'The Ed25519 private key (PEM) that signs checkpoints of the audit log. `npm start` makes one; else: openssl genpkey -algorithm ed25519.',
    expected: 'a path that the worker may read',
    example: '/var/lib/countersign/audit/signing-key.pem',
  }),
  AUDIT_CHECKPOINT_DIR: variable(z.string().min(1), {
    section: 'Files',
    description: 'Signed checkpoints of the audit log are copied here. Keep it on another machine than the database.',
    expected: 'a folder that the worker may write',
    example: '/var/lib/countersign/audit/checkpoints',
  }),
  ...fileVariables,

  EXCHANGE_RATES: variable(
    z
      .union([z.literal('off'), z.url({ protocol: /^https$/ }), z.string().regex(/^\.{0,2}\//)])
      .default('https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.xml'),
    {
      section: 'Exchange rates',
      description:
        'Where the euro reference rates of the European Central Bank are read from, four times a day. Without rates, amounts in other currencies count as above every threshold.',
      expected: 'off, an https address, or the path of eurofxref-hist.csv as the bank publishes it',
    },
  ),

  VAT_REGISTER: variable(z.union([z.literal('off'), z.url({ protocol: /^https?$/ })]).default('off'), {
    section: 'Vetting',
    description:
      'Where VAT numbers of the European Union are asked about: VIES is https://ec.europa.eu/taxation_customs/vies/rest-api. While it is off, or away, a number counts as not checked, and a person looks it up.',
    expected: 'off, or an http or https address',
  }),

  SCREENING_OFAC: variable(
    z.union([z.literal('off'), z.url({ protocol: /^https$/ }), z.string().regex(/^\.{0,2}\//)]).default('off'),
    {
      section: 'Screening',
      description:
        "What the names of the files sdn.csv, alt.csv and add.csv of the US Treasury's list are added to, read twice a day: https://www.treasury.gov/ofac/downloads/ is theirs. While it is off, nobody counts as checked against it.",
      expected: 'off, an https address, or the start of a path',
    },
  ),
  SCREENING_UN: variable(
    z.union([z.literal('off'), z.url({ protocol: /^https$/ }), z.string().regex(/^\.{0,2}\//)]).default('off'),
    {
      section: 'Screening',
      description:
        "Where the UN Security Council's consolidated list is read from, twice a day: https://scsanctions.un.org/resources/xml/en/consolidated.xml is theirs. While it is off, nobody counts as checked against it.",
      expected: 'off, an https address, or the path of the XML file',
    },
  ),
  SCREENING_ACCEPT: variable(commaList().default([]), {
    section: 'Screening',
    description:
      'Editions that are taken although they are much shorter than the one before, by the hash that the alarm names.',
    expected: 'hashes of 64 characters with commas between them',
  }),

  BANK_URL: variable(httpUrl().optional(), {
    section: 'Payouts',
    description:
      'The bank that SEPA payouts are sent to, as the stand-in bank of this repository takes them. Without it they are files to bring to a bank. `npm start` runs the stand-in with the demo.',
    expected: 'an http or https address',
    example: 'http://127.0.0.1:3005',
  }),

  CRM: variable(z.union([z.literal('off'), z.string().regex(/^\.{0,2}\//)]).default('off'), {
    section: 'Provisioning',
    description:
      'The CRM in which partners are set up. A folder is the book of the stand-in of this repository. While it is off, no program can ask for it.',
    expected: 'off, or the path of a folder that the worker may write',
  }),
  TRADING_PLATFORM: variable(z.union([z.literal('off'), z.string().regex(/^\.{0,2}\//)]).default('off'), {
    section: 'Provisioning',
    description:
      'The trading platform on which introducing partners get an account. A folder is the book of the stand-in of this repository.',
    expected: 'off, or the path of a folder that the worker may write',
  }),
  MAILING_LIST: variable(z.union([z.literal('off'), z.string().regex(/^\.{0,2}\//)]).default('off'), {
    section: 'Provisioning',
    description:
      "The mailing lists that partners' people are put on. A folder is the book of the stand-in of this repository.",
    expected: 'off, or the path of a folder that the worker may write',
  }),

  SMTP_URL: variable(z.url({ protocol: /^smtps?$/ }).optional(), {
    section: 'Mail',
    description: 'The server that sends mail. Without it mails stay readable on the outbox page of the console.',
    expected: 'smtp://user:password@host:port or smtps://...',
    isSecret: true,
    example: 'smtps://user:password@smtp.example.com:465',
  }),
  MAIL_FROM: variable(z.string().min(3).max(300).regex(/@/).default('Countersign <no-reply@countersign.localhost>'), {
    section: 'Mail',
    description: 'The sender of every mail.',
    expected: 'Name <address>',
  }),
});

export type Configuration = z.output<typeof configurationSchema>;
export type VariableName = keyof Configuration;

export const variableNames = Object.keys(configurationSchema.shape) as readonly VariableName[];
