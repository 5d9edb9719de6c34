import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../canonical-json.ts';

export interface Checkpoint {
  readonly sequence: number;
  readonly hash: string;
  /** RFC 3339. */
  readonly at: string;
  readonly keyId: string;
  readonly signature: string;
}

/** What is signed of a checkpoint. */
export function signedContent(checkpoint: Omit<Checkpoint, 'signature'>): string {
  const { sequence, hash, at, keyId } = checkpoint;
  return canonicalJson({ kind: 'countersign-audit-checkpoint-1', sequence, hash, at, keyId });
}

function fileIn(directory: string): string {
  return join(directory, 'checkpoints.jsonl');
}

export interface CopiedCheckpoints {
  readonly checkpoints: readonly Checkpoint[];
  /** Numbers of lines that are no checkpoint. */
  readonly badLines: readonly number[];
  /** A crash cut the last line off. */
  readonly isTorn: boolean;
}

/** The copied checkpoints in the order they were written. */
export async function readCheckpointFile(directory: string): Promise<CopiedCheckpoints> {
  const checkpoints: Checkpoint[] = [];
  const badLines: number[] = [];
  const content = await readOrEmpty(fileIn(directory));
  const lines = content.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const checkpoint = parseLine(line);
    if (checkpoint) checkpoints.push(checkpoint);
    else badLines.push(index + 1);
  }
  return { checkpoints, badLines, isTorn: lines.at(-1) !== '' };
}

/** Appends and waits until the lines are on the disk. */
export async function appendCheckpoints(
  directory: string,
  checkpoints: readonly Checkpoint[],
  after: CopiedCheckpoints,
): Promise<void> {
  if (checkpoints.length === 0) return;
  await mkdir(directory, { recursive: true });
  const file = await open(fileIn(directory), 'a', 0o600);
  try {
    const lines = checkpoints.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join('');
    await file.writeFile(after.isTorn ? `\n${lines}` : lines);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function parseLine(line: string): Checkpoint | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  return isCheckpoint(value) ? value : null;
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    Number.isSafeInteger(fields['sequence']) &&
    ['hash', 'at', 'keyId', 'signature'].every((name) => typeof fields[name] === 'string')
  );
}
