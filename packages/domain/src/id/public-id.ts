const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idPattern = /^([a-z]{2,12})_([0-7][0-9a-hjkmnp-tv-z]{25})$/;

/** The form in which people and programs see the UUID of a fact: `line_01j...` (TypeID 0.3). Throws for anything but a UUID. */
export function idOfUuid(prefix: string, uuid: string): string {
  if (!uuidPattern.test(uuid)) throw new Error(`Not a UUID: ${JSON.stringify(uuid)}`);
  const bits = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n) text += alphabet[Number((bits >> shift) & 31n)];
  return `${prefix}_${text}`;
}

/** The UUID inside such an id; undefined when the text is not one with that prefix. */
export function uuidOfId(prefix: string, id: string): string | undefined {
  const match = idPattern.exec(id);
  if (match === null || match[1] !== prefix || match[2] === undefined) return undefined;
  let bits = 0n;
  for (const character of match[2]) bits = (bits << 5n) | BigInt(alphabet.indexOf(character));
  const hex = bits.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
