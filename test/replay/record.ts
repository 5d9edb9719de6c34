import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createPayloadCodec } from '@countersign/workflows/client/payload-codec';
// @boundaries-ignore the root's scripts are what is tested
import { startTestServers } from '../../scripts/testing/servers.ts';
import type { LiveDeals } from '../deals/live-deals.ts';
import { moneyHistories, recordMoney } from './money.ts';
import { readableHistory } from './readable-history.ts';
import { recordSagas, sagaHistories } from './sagas.ts';
import { scenarios, withDeals } from './scenarios.ts';
import { recordVettings, vettingHistories } from './vettings.ts';

/**
 * Plays every scenario that this version has no history of, and keeps its history. What stands is never written over:
 * a release's histories are what its running cases look like, and they stay that for ever.
 */
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const version = process.argv[2] ?? manifest.version;

async function historyOf(deals: LiveDeals, dealId: string): Promise<string> {
  return readableHistory(await deals.historyOf(dealId), createPayloadCodec(deals.cases.payloadKey));
}

const stopServers = await startTestServers();
try {
  for (const { name, options, play } of scenarios) {
    const file = new URL(`./${version}-${name}.json`, import.meta.url);
    if (existsSync(file)) {
      console.log(`kept      ${version}-${name}.json`);
      continue;
    }
    const history = await withDeals(options, async (deals) => historyOf(deals, await play(deals)));
    writeFileSync(file, `${history}\n`, { flag: 'wx' });
    console.log(`recorded  ${version}-${name}.json`);
  }
  const fileOf = (name: string) => new URL(`./${version}-${name}.json`, import.meta.url);
  const missing = moneyHistories.filter((name) => !existsSync(fileOf(name)));
  const recorded = missing.length === 0 ? null : await recordMoney();
  for (const name of missing) {
    writeFileSync(fileOf(name), `${recorded?.[name]}\n`, { flag: 'wx' });
    console.log(`recorded  ${version}-${name}.json`);
  }
  const missingSagas = sagaHistories.filter((name) => !existsSync(fileOf(name)));
  const sagas = missingSagas.length === 0 ? null : await recordSagas();
  for (const name of missingSagas) {
    writeFileSync(fileOf(name), `${sagas?.[name]}\n`, { flag: 'wx' });
    console.log(`recorded  ${version}-${name}.json`);
  }
  const missingVettings = vettingHistories.filter((name) => !existsSync(fileOf(name)));
  const vettings = missingVettings.length === 0 ? null : await recordVettings();
  for (const name of missingVettings) {
    writeFileSync(fileOf(name), `${vettings?.[name]}\n`, { flag: 'wx' });
    console.log(`recorded  ${version}-${name}.json`);
  }
} finally {
  await stopServers();
}
