import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/** What Linux calls the user without rights, where the machine does not say otherwise. */
export const nobody = 65_534;

/** Whether the user who runs this has a name: containers may run under a number only, and servers refuse that. */
export function hasNamedUser(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

export function canUseNamespace(): boolean {
  return (
    process.platform === 'linux' && spawnSync('unshare', [...namespaceArgs(), 'true'], { stdio: 'ignore' }).status === 0
  );
}

/** Inside the namespace the program runs as a named ordinary user, outside it is whoever started it. */
export function spawnInNamespace(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn('unshare', [...namespaceArgs(), program, ...args], options);
}

function namespaceArgs(): string[] {
  const users = passwdEntries();
  const user = users.find(({ name }) => name === 'nobody') ?? users.find(({ uid }) => uid > 0);
  const uid = user?.uid ?? nobody;
  return ['--user', `--map-user=${uid}`, `--map-group=${uid}`];
}

function passwdEntries(): readonly { readonly name: string; readonly uid: number }[] {
  if (!existsSync('/etc/passwd')) return [];
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid]) => (name && uid ? [{ name, uid: Number(uid) }] : []));
}
