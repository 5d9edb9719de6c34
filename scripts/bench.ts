import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryDir } from './repository.ts';
import { startTestServers } from './testing/servers.ts';

const benchDir = join(repositoryDir, 'test', 'bench');
const suffix = '.bench.ts';
const known = existsSync(benchDir)
  ? readdirSync(benchDir)
      .filter((name) => name.endsWith(suffix))
      .map((name) => name.slice(0, -suffix.length))
  : [];
const [wanted, ...args] = process.argv.slice(2);

if (wanted === undefined || !known.includes(wanted)) {
  process.stderr.write(`npm run bench -- <${known.join(' | ')}>\n`);
  process.exitCode = 2;
} else {
  const stopServers = await startTestServers();
  const bench = spawnSync(process.execPath, [join(benchDir, wanted + suffix), ...args], { stdio: 'inherit' });
  await stopServers();
  process.exitCode = bench.status ?? 1;
}
