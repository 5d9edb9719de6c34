import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { repositoryDir } from '../repository.ts';

/**
 * Runs a program of ours to its end. Lines on its error output are progress; what it prints is the result.
 * Throws when it fails, with what it said last.
 */
export function runToEnd(options: {
  readonly entry: string;
  readonly args?: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly onLine: (line: string) => void;
  /** Gets what stops the program early; its result is called when the program ended. */
  readonly onStart?: (stop: () => void) => () => void;
}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.entry, ...(options.args ?? [])], {
      cwd: repositoryDir,
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const forget = options.onStart?.(() => void child.kill('SIGTERM'));
    const said: string[] = [];
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      options.onLine(line);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      forget?.();
      if (code === 0) resolve(printed);
      else
        reject(
          new Error(
            `${options.entry} ended with ${signal ?? `exit code ${code}`}:\n${[...said, printed].slice(-25).join('\n')}`,
          ),
        );
    });
  });
}
