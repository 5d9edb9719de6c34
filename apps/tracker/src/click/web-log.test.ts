import { existsSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';
import { arrived } from '@countersign/services/testing/arrived';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { isBot } from '@countersign/services/touch/recognise-visit';
import { describe, expect, it } from 'vitest';
import { ask, startTracker } from '../testing/tracker-of-suite.ts';

const logFile = fileURLToPath(new URL('../../../../../shared/data/web-log/access.log', import.meta.url));
const line =
  /^\S+ \S+ \S+ \[[^\]]+\] "(?<method>[A-Z]+) [^"]*" \d+ \S+ "(?<referrer>[^"]*)" "(?<agent>(?:[^"\\]|\\.)*)"?$/;
const atOnce = 24;
const database = useTestDatabase();

describe('the access log of a real web server', () => {
  it.skipIf(!existsSync(logFile))(
    'goes through the tracker: everybody gets there, bots are kept apart',
    { timeout: 240_000 },
    async () => {
      const visits = readFileSync(logFile, 'utf8')
        .split('\n')
        .flatMap((text) => {
          const { method, referrer, agent } = line.exec(text)?.groups ?? {};
          if (method === undefined || referrer === undefined || agent === undefined) return [];
          return [{ method: method === 'HEAD' ? 'HEAD' : 'GET', referrer, agent: agent === '-' ? '' : agent }];
        });
      expect(visits.length).toBe(10_000);
      const tenant = await createTestTenant(database());
      await track.setUp(tenant);
      const { code } = await track.link(tenant);
      const tracker = await startTracker(database());
      const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
      const rest = [...visits];
      const statuses = new Map<number, number>();
      const lane = async () => {
        for (let visit = rest.pop(); visit !== undefined; visit = rest.pop()) {
          const headers = {
            'user-agent': visit.agent,
            ...(visit.referrer === '-' ? {} : { referer: encodeURI(visit.referrer) }),
          };
          const { status } = await ask(tracker.url, `/k/${code}`, { method: visit.method, headers, agent });
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      agent.destroy();
      await tracker.stop();
      expect([...statuses]).toEqual([[302, 10_000]]);
      const touches = await arrived.touches(database(), tenant.id);
      expect(touches.length).toBe(10_000);
      const bots = visits.filter(({ method, agent }) => isBot({ method, userAgent: agent })).length;
      expect(touches.filter(({ quality }) => quality === 'bot').length).toBe(bots);
      // The published patterns of crawlers find 1,955 of these lines, and 190 have no user agent.
      expect(bots).toBeGreaterThan(1_955);
      expect(bots).toBeLessThan(4_000);
    },
  );
});
