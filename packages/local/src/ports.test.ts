import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { anyFreePort, freePort, freePorts } from './ports.ts';

it('moves past a port that is taken, on whichever interface', async () => {
  const taken = await anyFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '0.0.0.0', resolve));
  expect(await freePort(taken)).toBeGreaterThan(taken);
  server.close();
});

it('never gives one port to two servers', async () => {
  const wanted = await anyFreePort();
  const ports = await freePorts({ portal: wanted, console: wanted, api: wanted });
  expect(new Set(Object.values(ports)).size).toBe(3);
});
