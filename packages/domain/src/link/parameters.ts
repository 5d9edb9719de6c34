/**
 * The address with these parameters in its query, in place of any of the same names; what else it has, and its
 * fragment, stay. The address is absolute and in ASCII, as `checkTarget` gives it.
 */
export function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const hash = address.indexOf('#');
  const fragment = hash < 0 ? '' : address.slice(hash);
  const whole = hash < 0 ? address : address.slice(0, hash);
  const mark = whole.indexOf('?');
  const path = mark < 0 ? whole : whole.slice(0, mark);
  const kept = (mark < 0 ? [] : whole.slice(mark + 1).split('&')).filter(
    (pair) => pair !== '' && !Object.hasOwn(parameters, pair.split('=', 1)[0] ?? ''),
  );
  const added = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const query = [...kept, ...added].join('&');
  return `${path}${query === '' ? '' : `?${query}`}${fragment}`;
}
