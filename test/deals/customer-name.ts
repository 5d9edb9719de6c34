const syllables = ['ba', 'do', 'fe', 'gu', 'hi', 'ka', 'lo', 'mi', 'nu', 'pe', 'ra', 'so', 'ti', 'vu', 'we', 'zo'];

/** Names that resemble each other as little as names of companies do. */
export function customerName(number: number): string {
  let rest = (number * 2_654_435_761) % 2 ** 32;
  let name = '';
  for (let count = 0; count < 8; count += 1) {
    name += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
    if (count === 3) name += ' ';
  }
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} GmbH`;
}
