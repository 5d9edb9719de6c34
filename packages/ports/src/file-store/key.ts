const segment = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** Whether a text may name a file: up to eight plain segments between slashes, none of which leads upwards. */
export function isFileKey(key: string): boolean {
  const segments = key.split('/');
  return segments.length <= 8 && segments.every((part) => segment.test(part) && !part.includes('..'));
}
