/** Data exceptions, and constraints that a row breaks: the row is at fault, and will be tomorrow. */
const unfitClasses = ['22', '23'];
/** Refused before anything was sent, or by a server that is not open for business. */
const unsentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P03',
  '53300',
  '55P03',
  '57014',
]);

function codeOf(err: unknown): string {
  const code: unknown = err instanceof Error ? Reflect.get(err, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

/** Whether the lines themselves cannot be written, whoever asks and however often. */
export function isUnfitData(err: unknown): boolean {
  const code = codeOf(err);
  return code.length === 5 && unfitClasses.includes(code.slice(0, 2));
}

/** Whether it is certain that nothing was written. */
export function isUnsent(err: unknown): boolean {
  return unsentCodes.has(codeOf(err));
}
