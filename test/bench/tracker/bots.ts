import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isBot } from '@countersign/services/touch/recognise-visit';
import { table } from '../figures.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const quotedLast = /^([a-z]+),(?:"(?:[^"]|"")*"|[^,]*),(?:"((?:[^"]|"")*)"|(.*))$/;

/** How well bots are recognised by their user agent, against labels and against published patterns. */
export function benchBots(): void {
  if (!existsSync(folder)) {
    console.log('skipped: data not present');
    return;
  }
  const labelled = readFileSync(`${folder}user-agents/labelled.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, label, quoted, plain] = quotedLast.exec(line) ?? [];
      return { isCrawler: label === 'crawler', agent: quoted?.replaceAll('""', '"') ?? plain ?? '' };
    });
  const crawlers = JSON.parse(readFileSync(`${folder}user-agents/crawlers.json`, 'utf8')) as {
    pattern: string;
    instances?: string[];
  }[];
  const instances = crawlers.flatMap(({ instances: of = [] }) => of).map((agent) => ({ isCrawler: true, agent }));
  const patterns = crawlers.map(({ pattern }) => new RegExp(pattern));
  const logged = readFileSync(`${folder}web-log/access.log`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => /"((?:[^"\\]|\\.)*)"?$/.exec(line)?.[1] ?? '')
    .map((agent) => (agent === '-' ? '' : agent))
    .map((agent) => ({ isCrawler: patterns.some((pattern) => pattern.test(agent)), agent }));
  console.log(
    `\nBots by user agent (isbot's own labels come from its tests, so the first row flatters it)\n\n${table(
      ['data', 'user agents', 'crawlers', 'precision', 'recall'],
      [
        rowOf('labelled', labelled),
        rowOf('instances of published patterns', instances),
        rowOf('lines of a web log, against those patterns', logged),
      ],
    )}`,
  );
}

function rowOf(name: string, agents: readonly { readonly isCrawler: boolean; readonly agent: string }[]) {
  const taken = agents.filter(({ agent }) => isBot({ method: 'GET', userAgent: agent }));
  const right = taken.filter(({ isCrawler }) => isCrawler).length;
  const crawlers = agents.filter(({ isCrawler }) => isCrawler).length;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [name, agents.length, crawlers, percent(right / taken.length), percent(right / crawlers)];
}
