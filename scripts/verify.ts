import { spawn } from 'node:child_process';
import { repositoryDir } from './repository.ts';

type Check = { readonly name: string; readonly command: string; readonly args: readonly string[] };
type Outcome = {
  readonly name: string;
  readonly isPassing: boolean;
  readonly seconds: string;
  readonly output: string;
};

const sourceFolders = ['apps', 'packages', 'integrations', 'workflows', 'test', 'scripts'];
const atOnce = 3;

/** The slow ones first, so that the quick ones fill the gaps. */
const checks: readonly Check[] = [
  { name: 'lint', command: 'oxlint', args: ['--type-aware', ...sourceFolders] },
  { name: 'arrows', command: 'node', args: ['scripts/verify/check-arrows.ts'] },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
  // Each checker keeps types of its own: more of them than this cost more than they save.
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json', '--checkers', '2'] },
  { name: 'types without node and dom', command: 'tsc', args: ['-p', 'tsconfig.domain.json'] },
  { name: 'boundaries', command: 'turbo', args: ['boundaries'] },
  { name: 'format', command: 'biome', args: ['check', '.'] },
];

async function main(): Promise<number> {
  const startedAt = performance.now();
  const waiting = [...checks];
  const failed: Outcome[] = [];
  async function takeNext(): Promise<void> {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const outcome = await run(check);
      process.stdout.write(`${outcome.isPassing ? 'ok    ' : 'FAILED'}  ${outcome.name} (${outcome.seconds} s)\n`);
      if (!outcome.isPassing) failed.push(outcome);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeNext));
  for (const outcome of failed) process.stdout.write(`\n--- ${outcome.name} ---\n${outcome.output.trim()}\n`);
  process.stdout.write(
    `\n${checks.length - failed.length} of ${checks.length} checks passed in ${seconds(startedAt)} s\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

function run(check: Check): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(check.command, check.args, {
      cwd: repositoryDir,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    const chunks: string[] = [];
    child.stdout.on('data', (chunk) => chunks.push(String(chunk)));
    child.stderr.on('data', (chunk) => chunks.push(String(chunk)));
    const end = (isPassing: boolean) =>
      resolve({ name: check.name, isPassing, seconds: seconds(startedAt), output: chunks.join('') });
    child.once('error', (err) => {
      chunks.push(`${check.command} could not be started: ${err.message}`);
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

function seconds(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

process.exitCode = await main();
