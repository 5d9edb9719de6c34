import { isProblem } from '@countersign/ui/client/problem';

const pauseMs = 100;
const patienceMs = 60_000;

/**
 * What a careful client does: the same request with the same key, until it is answered. Only what may pass by itself is
 * repeated; any other refusal, and any 500, is the answer.
 */
export async function patiently<T>(request: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await request();
    } catch (err) {
      const mayPass = isProblem(err) && (err.isPassing || err.code === 'request_in_flight');
      if (!mayPass || Date.now() > deadline) throw err;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
