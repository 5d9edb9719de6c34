import { afterEach, describe, expect, it } from 'vitest';
import { createGroupCommit, type GroupCommit, type GroupCommitOptions, type Refusal } from './group-commit.ts';

let commit: GroupCommit | undefined;
afterEach(() => commit?.drain());

function grouped(given: Partial<GroupCommitOptions>): GroupCommit {
  commit = createGroupCommit({
    write: async () => {},
    isUnfit: () => false,
    mayRepeat: () => true,
    waitMs: 1_000,
    queueMax: 100,
    onFailure: () => {},
    ...given,
  });
  return commit;
}
const add = (to: GroupCommit, line: string) =>
  new Promise<Refusal | 'committed'>((resolve) => to.add(line, (refusal) => resolve(refusal ?? 'committed')));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a group commit', () => {
  it('writes one group at a time, of whatever came meanwhile, and tells nobody before', async () => {
    const written: string[] = [];
    const finishes: (() => void)[] = [];
    const group = grouped({
      write: (lines) => {
        written.push(lines);
        return new Promise((resolve) => finishes.push(resolve));
      },
    });
    const told: string[] = [];
    for (const line of ['a', 'b']) group.add(line, () => told.push(line));
    await pause(5);
    for (const line of ['c', 'd', 'e']) group.add(line, () => told.push(line));
    await pause(5);
    expect([written, told]).toEqual([['ab'], []]);
    finishes.shift()?.();
    await pause(5);
    expect([written, told]).toEqual([
      ['ab', 'cde'],
      ['a', 'b'],
    ]);
    finishes.shift()?.();
    await group.drain();
    expect(told).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(group.figures()).toEqual({ waiting: 0, committed: 5, groups: 2 });
  });

  it('tries again until it works, and tells success once', async () => {
    let attempts = 0;
    const group = grouped({
      write: async () => {
        attempts += 1;
        if (attempts < 3) throw new Error('away');
      },
    });
    expect(await Promise.all([add(group, 'a'), add(group, 'b')])).toEqual(['committed', 'committed']);
    expect(attempts).toBe(3);
  });

  it('gives up when somebody has waited long enough, and takes the line out', async () => {
    const written: string[] = [];
    let isAway = true;
    const group = grouped({
      waitMs: 200,
      write: async (lines) => {
        if (isAway) throw new Error('away');
        written.push(lines);
      },
    });
    const from = performance.now();
    expect(await add(group, 'a')).toBe('unavailable');
    expect(performance.now() - from).toBeLessThan(1_000);
    isAway = false;
    expect(await add(group, 'b')).toBe('committed');
    expect(written).toEqual(['b']);
  });

  it('does not let those behind a write that never answers wait for ever', async () => {
    const group = grouped({ waitMs: 200, write: () => new Promise((resolve) => setTimeout(resolve, 1_500)) });
    const first = add(group, 'a');
    await pause(20);
    expect(await Promise.all([first, add(group, 'b')])).toEqual(['unavailable', 'unavailable']);
  });

  it('does not repeat what may have been written, where twice is not as good as once', async () => {
    let attempts = 0;
    const group = grouped({
      mayRepeat: () => false,
      write: async () => {
        attempts += 1;
        throw new Error('lost');
      },
    });
    expect(await add(group, 'a')).toBe('unavailable');
    expect(attempts).toBe(1);
  });

  it('refuses one bad line and keeps its neighbours', async () => {
    const written: string[] = [];
    const group = grouped({
      isUnfit: () => true,
      write: async (lines) => {
        if (lines.includes('x')) throw new Error('bad data');
        written.push(lines);
      },
    });
    expect(await Promise.all(['a', 'b', 'x', 'c', 'd'].map((line) => add(group, line)))).toEqual([
      'committed',
      'committed',
      'unfit',
      'committed',
      'committed',
    ]);
    expect(written.join('')).toBe('abcd');
  });

  it('says at once that it is busy when too many wait', async () => {
    const group = grouped({ queueMax: 3, write: () => pause(50) as Promise<void> });
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((line) => add(group, line)));
    expect(answers).toEqual(['committed', 'committed', 'committed', 'busy', 'busy']);
  });
});
