import { AsyncLocalStorage } from 'node:async_hooks';

const taking = new AsyncLocalStorage<(error: unknown) => void>();
let isTaking = false;

/**
 * Runs work of the sign-in library and takes what it would print as an error. For one kind of failed query it knows no
 * logger: it prints the error to the console, with the parameters of the query, and a session's token is one.
 */
export function takePrints<T>(take: (error: unknown) => void, work: () => Promise<T>): Promise<T> {
  if (!isTaking) {
    isTaking = true;
    const { error: print } = console;
    Object.assign(console, {
      error: (...given: readonly unknown[]) => {
        const taker = taking.getStore();
        if (taker) taker(given[0]);
        else print(...given);
      },
    });
  }
  return taking.run(take, work);
}

/** What the database said, without the query and its parameters. */
export function withoutParameters(error: unknown): unknown {
  const cause: unknown = error instanceof Error && 'params' in error ? error.cause : error;
  return cause ?? new Error('a query failed');
}
