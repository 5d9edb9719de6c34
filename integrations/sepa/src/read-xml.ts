import sax, { type QualifiedTag, type SAXOptions, type Tag } from 'sax';

/** An element by its local name; the namespace is the root's business. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The characters directly inside it. */
  text: string;
}

export type XmlRefusal = 'forbidden' | 'not_xml' | 'too_deep' | 'too_many_elements';

export class XmlError extends Error {
  readonly reason: XmlRefusal;
  constructor(reason: XmlRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

const depthMax = 40;
const elementsMax = 2_000_000;
const options: SAXOptions & { readonly strictEntities: boolean } = {
  xmlns: true,
  strictEntities: true,
  position: false,
};

/**
 * Reads well-formed XML into a tree. The parser knows nothing of document types, and one that is met is refused, so no entity
 * is ever defined, fetched or expanded; the five of XML itself and character references are read. Throws `XmlError`.
 */
export function readXml(text: string): XmlElement {
  const parser = sax.parser(true, options);
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  parser.onerror = (error) => {
    throw new XmlError('not_xml', error.message.split('\n')[0] ?? 'It is not well-formed.');
  };
  parser.ondoctype = () => {
    throw new XmlError('forbidden', 'It declares a document type.');
  };
  parser.onopentag = (tag) => {
    const element = elementOf(tag);
    count += 1;
    if (open.length >= depthMax) throw new XmlError('too_deep', `It nests more than ${depthMax} elements.`);
    if (count > elementsMax) throw new XmlError('too_many_elements', `It has more than ${elementsMax} elements.`);
    if (root !== undefined && open.length === 0) throw new XmlError('not_xml', 'It holds two roots.');
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  };
  const addText = (part: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => void open.pop();
  parser.write(text).close();
  if (root === undefined) throw new XmlError('not_xml', 'It holds no element.');
  return root;
}

function elementOf(tag: Tag | QualifiedTag): XmlElement {
  const isQualified = 'local' in tag;
  const attributes = Object.fromEntries(
    Object.entries(tag.attributes).map(([name, value]) => [name, typeof value === 'string' ? value : value.value]),
  );
  return {
    name: isQualified ? tag.local : tag.name,
    namespace: isQualified ? tag.uri : '',
    attributes,
    children: [],
    text: '',
  };
}
