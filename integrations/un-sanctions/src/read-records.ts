import sax from 'sax';

/** What the list cannot be read for, and where. */
export class UnListError extends Error {
  readonly problem: 'malformed' | 'truncated' | 'empty';
  readonly place: string;
  constructor(problem: 'malformed' | 'truncated' | 'empty', place: string) {
    super(`${problem}: ${place}`);
    this.problem = problem;
    this.place = place;
  }
}

/** An element with what stands in it: text, or further elements by name, each a list. */
export interface XmlRecord {
  readonly [name: string]: readonly (string | XmlRecord)[];
}
type Open = { readonly name: string; readonly children: Map<string, (string | XmlRecord)[]>; text: string };

const bytesMax = 256 * 1024 * 1024;
const depthMax = 12;
const recordNames = new Set(['INDIVIDUAL', 'ENTITY']);

/**
 * Reads the XML as it comes and hands over each person and entity when it is complete, so that no more than one is held.
 * A document type is refused, so no entity is ever defined or fetched. Throws `UnListError`: `truncated` when the text
 * ends before its root does.
 */
export async function readRecords(
  content: AsyncIterable<Uint8Array>,
  take: {
    readonly root: (attributes: Readonly<Record<string, string>>) => void;
    readonly record: (name: string, record: XmlRecord) => void;
  },
): Promise<void> {
  const parser = sax.parser(true, { position: true, trim: true });
  const open: Open[] = [];
  let records = 0;
  const fail = (problem: 'malformed' | 'truncated', what: string): never => {
    throw new UnListError(problem, `record ${records + 1}, line ${parser.line + 1}: ${what}`);
  };
  parser.onerror = (error) => fail('malformed', error.message.split('\n')[0] ?? '');
  parser.ondoctype = () => fail('malformed', 'a document type');
  parser.onopentag = ({ name, attributes }) => {
    if (open.length === 0) {
      if (name !== 'CONSOLIDATED_LIST') fail('malformed', `the root is ${name}`);
      take.root(Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)])));
    }
    if (open.length >= depthMax) fail('malformed', 'nested too deep');
    open.push({ name, children: new Map(), text: '' });
  };
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => {
    const element = open.pop();
    if (element === undefined) return;
    // The lists of persons and of entities, and the root, hold records that have been handed over already.
    if (open.length < 2) return;
    if (open.length === 2 && recordNames.has(element.name)) {
      take.record(element.name, Object.fromEntries(element.children));
      records += 1;
      return;
    }
    const parent = open.at(-1)?.children;
    const value = element.children.size === 0 ? element.text.trim() : Object.fromEntries(element.children);
    parent?.set(element.name, [...(parent.get(element.name) ?? []), value]);
  };

  const decoder = new TextDecoder('utf-8', { fatal: true });
  let length = 0;
  for await (const piece of content) {
    length += piece.length;
    if (length > bytesMax) throw new UnListError('malformed', `longer than ${bytesMax} bytes`);
    parser.write(decode(decoder, piece, fail));
  }
  if (length === 0) throw new UnListError('empty', 'no byte');
  if (open.length > 0) fail('truncated', `${open.at(-1)?.name ?? ''} does not end`);
  // What is left over inside a tag or a character shows only now.
  parser.onerror = () => fail('truncated', 'it ends inside a tag');
  decode(decoder, undefined, () => fail('truncated', 'it ends inside a character'));
  parser.close();
}

function decode(
  decoder: TextDecoder,
  piece: Uint8Array | undefined,
  fail: (problem: 'malformed', what: string) => never,
): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return fail('malformed', 'not UTF-8');
    throw error;
  }
}
