const driverCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);
/** Shut down or starting (57P01..57P05), too many connections, cancelled by the deadline, and lost races. */
const serverCodes = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '57014', '40001', '40P01', '55P03']);
const depthMax = 5;

/** Whether an error says that the database was not there or too busy, so that the same request may succeed later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < depthMax && typeof current === 'object' && current !== null; depth += 1) {
    const code: unknown = Reflect.get(current, 'code');
    if (typeof code === 'string' && (driverCodes.has(code) || serverCodes.has(code) || code.startsWith('08')))
      return true;
    current = Reflect.get(current, 'cause');
  }
  return false;
}
