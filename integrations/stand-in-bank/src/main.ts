import { parseArgs } from 'node:util';
import { civilDate } from '@countersign/domain/time/civil-date';
import { formatInstant } from '@countersign/domain/time/instant';
import { bankConfig } from './config.ts';
import { startBankServer } from './server.ts';

const { values } = parseArgs({ options: { book: { type: 'string' }, port: { type: 'string' } } });
const config = bankConfig.parse({ book: values.book, port: Number(values.port) });
const server = await startBankServer(config, () => civilDate(formatInstant(Date.now()).slice(0, 10)));
process.stdout.write(`The stand-in bank answers at ${server.url}.\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}
