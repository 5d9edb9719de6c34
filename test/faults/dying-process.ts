import type { ServiceContext } from '@countersign/services/context';
import type { BankRail } from './payout-desk.ts';

export class ProcessDied extends Error {}

export interface DyingProcess {
  readonly db: ServiceContext['db'];
  readonly rail: BankRail;
  /** How many points it has come by. */
  passed(): number;
}

/**
 * A process that is gone at the n-th point at which it waits for the database or the bank: before each statement, before
 * and after each transaction's commit, before and after each call. Nothing that it would do afterwards leaves it, and what
 * it had not committed is undone, as when it is killed.
 */
export function dyingAt(n: number, of: { readonly db: ServiceContext['db']; readonly rail: BankRail }): DyingProcess {
  let passed = 0;
  const pass = () => {
    passed += 1;
    if (passed >= n) throw new ProcessDied(`gone at point ${n}`);
  };
  const calls = new Set<PropertyKey>(['execute', 'select', 'selectDistinct', 'insert', 'update', 'delete', '$count']);
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(from, name) {
        const member: unknown = Reflect.get(from, name, from);
        if (typeof member !== 'function') return member;
        if (name === 'transaction')
          return async (work: (tx: object) => Promise<unknown>, ...rest: unknown[]) => {
            pass();
            const kept: unknown = await Reflect.apply(member, from, [
              async (tx: object) => {
                const result = await work(watched(tx));
                pass();
                return result;
              },
              ...rest,
            ]);
            pass();
            return kept;
          };
        return (...given: unknown[]) => {
          if (calls.has(name)) pass();
          return Reflect.apply(member, from, given);
        };
      },
    });
  const around =
    <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      pass();
      const answer = await call(...given);
      pass();
      return answer;
    };
  const { rail } = of;
  return {
    db: watched(of.db),
    rail: {
      ...rail,
      submit: around(rail.submit),
      find: around(rail.find),
      fetchStatement: around(rail.fetchStatement),
    },
    passed: () => passed,
  };
}
