const keyMax = 40;

/** A key made of a text's first words that nothing else in the form has. */
export function freeKey(text: string, taken: readonly string[], otherwise: string): string {
  const [first = '', ...more] = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 4);
  const joined = [
    first.toLowerCase(),
    ...more.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  ]
    .join('')
    .slice(0, keyMax - 3);
  const base = /^[a-z]/.test(joined) ? joined : otherwise;
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}${count}`;
    if (!taken.includes(key)) return key;
  }
}
