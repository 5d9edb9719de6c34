import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import type { Configuration } from './configuration/schema.ts';

export type Logger = PinoLogger;

/** What a line is about. Ids only: names, addresses and mail texts never enter a log. */
export type LogContext = {
  readonly requestId?: string;
  readonly tenantId?: string;
  readonly caseId?: string;
};

const secretFields = [
  'password',
  'passphrase',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'cookie',
  'email',
  'phone',
  'iban',
] as const;

const redactedPaths = [
  ...secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
  'res.headers["set-cookie"]',
  '*.req.headers.authorization',
  '*.req.headers.cookie',
];

export function createLogger(options: {
  readonly name: string;
  readonly level: Configuration['LOG_LEVEL'];
  readonly destination?: DestinationStream;
}): Logger {
  const settings = {
    name: options.name,
    level: options.level,
    base: { name: options.name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[redacted]' },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

/** A logger whose every line carries the request, tenant and case it belongs to. */
export function loggerFor(log: Logger, context: LogContext): Logger {
  return log.child({ ...context });
}
