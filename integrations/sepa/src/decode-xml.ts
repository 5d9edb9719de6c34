const declaration = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
const decoders: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
};

/** The text of an XML file in the encoding that it declares; null for an encoding that is not known or not kept to. */
export function decodeXml(content: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(content.subarray(0, 200)).replace(/^\u00EF\u00BB\u00BF/, '');
  const encoding = decoders[(declaration.exec(start)?.[1] ?? 'utf-8').toLowerCase()];
  if (encoding === undefined) return null;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
