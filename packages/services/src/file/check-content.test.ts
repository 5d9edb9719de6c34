import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkContent } from './check-content.internal.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const odt = 'application/vnd.oasis.opendocument.text';
const active = 'file_has_active_content';
const tooFar = 'file_unpacks_too_large';
const unreadable = 'file_unreadable';

interface Packed {
  readonly name: string;
  readonly content?: string | Buffer;
  /** What the table of contents says its size is. */
  readonly says?: number;
  readonly isEncrypted?: boolean;
}

const packedX = deflateRawSync('x');

/** A ZIP archive, honest or not. */
function zip(entries: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content = 'x', says, isEncrypted } of entries) {
    const raw = Buffer.from(content);
    const packed = content === 'x' ? packedX : deflateRawSync(raw, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const rels = (type: string, mode: string) =>
  `<Relationships><Relationship Id="r1" Type="http://schemas/${type}" Target="https://x.example/" TargetMode="${mode}"/></Relationships>`;
const honest = [
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'word/document.xml', content: '<w:document>An order</w:document>' },
  { name: 'word/_rels/document.xml.rels', content: rels('hyperlink', 'External') },
  { name: 'word/media/image1.png', content: Buffer.alloc(4_000, 7) },
];
const inner = zip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]);

const pdf = (objects: string) => Buffer.from(`%PDF-1.7\n${objects}\ntrailer << /Root 1 0 R >>\n%%EOF`, 'latin1');
const stream = (dictionary: string, body: Buffer) =>
  `7 0 obj\n<< ${dictionary} /Length ${body.length} >>\nstream\n${body.toString('latin1')}\nendstream\nendobj`;
const hidden = deflateSync('1 0 2 40 << /S /JavaScript /JS (app.alert(1)) >>');
const script = '<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>';

type Row = readonly [label: string, mediaType: string, content: Uint8Array, code: string | null];
const rows: readonly Row[] = [
  ['an office file', docx, zip(honest), null],
  [
    'one with a chart and its workbook',
    docx,
    zip([...honest, { name: 'word/embeddings/Sheet1.xlsx', content: inner }]),
    null,
  ],
  ['an open document', odt, zip([{ name: 'content.xml', content: '<office:document-content/>' }]), null],
  ['macros', docx, zip([...honest, { name: 'word/vbaProject.bin' }]), active],
  [
    'a type that says macros',
    docx,
    zip([
      {
        name: '[Content_Types].xml',
        content: '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      },
    ]),
    active,
  ],
  ['an ActiveX control', docx, zip([...honest, { name: 'word/activeX/activeX1.xml' }]), active],
  ['an embedded object', docx, zip([...honest, { name: 'word/embeddings/oleObject1.bin' }]), active],
  [
    'a template from elsewhere',
    docx,
    zip([{ name: 'word/_rels/settings.xml.rels', content: rels('attachedTemplate', 'External') }]),
    active,
  ],
  ['a program by its name', docx, zip([...honest, { name: 'word/media/invoice.exe' }]), active],
  ['a program by its content', docx, zip([...honest, { name: 'word/media/image2.png', content: 'MZ\x90' }]), active],
  ['a page in it', docx, zip([...honest, { name: 'word/afchunk.html', content: '<script>' }]), active],
  ['scripts of an open document', odt, zip([{ name: 'Scripts/python/a.py' }]), active],
  ['Basic of an open document', odt, zip([{ name: 'Basic/Standard/Module1.xml' }]), active],
  ['an archive in it', docx, zip([...honest, { name: 'word/media/more.zip', content: inner }]), tooFar],
  [
    'an archive in an archive in it',
    docx,
    zip([{ name: 'word/embeddings/a.docx', content: zip([{ name: 'word/media/image.png', content: inner }]) }]),
    tooFar,
  ],
  [
    'macros of a workbook in it',
    docx,
    zip([{ name: 'word/embeddings/a.xlsx', content: zip([{ name: 'xl/vbaProject.bin' }]) }]),
    active,
  ],
  [
    'noughts, a thousand to one',
    docx,
    zip([{ name: 'word/media/a.bmp', content: Buffer.alloc(20 * 1024 * 1024) }]),
    tooFar,
  ],
  ['more than it says', docx, zip([{ name: 'word/media/a.bmp', content: Buffer.alloc(2_000_000), says: 10 }]), tooFar],
  ['two hundred megabytes said', docx, zip([{ name: 'a.xml', says: 201 * 1024 * 1024 }]), tooFar],
  [
    'two thousand and one entries',
    docx,
    zip(Array.from({ length: 2_001 }, (_, index) => ({ name: `a${index}.xml` }))),
    tooFar,
  ],
  ['entities', docx, zip([{ name: 'word/document.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]), tooFar],
  ['a password', docx, zip([{ name: 'word/document.xml', isEncrypted: true }]), unreadable],
  ['no table of contents', docx, Buffer.from('PK\x03\x04 and nothing more'), unreadable],

  ['a PDF', 'application/pdf', pdf('1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj'), null],
  [
    'a PDF with a picture',
    'application/pdf',
    pdf(stream('/Subtype /Image /Filter /FlateDecode', deflateSync(Buffer.alloc(90_000)))),
    null,
  ],
  ['a PDF under a password with nothing hidden', 'application/pdf', pdf('1 0 obj << /Encrypt 9 0 R >> endobj'), null],
  ['a script', 'application/pdf', pdf(`1 0 obj ${script} endobj`), active],
  ['a script under another spelling', 'application/pdf', pdf('1 0 obj << /S /J#61vaScript /JS (x) >> endobj'), active],
  ['a program to start', 'application/pdf', pdf('1 0 obj << /S /Launch /F (cmd.exe) >> endobj'), active],
  ['another file', 'application/pdf', pdf('1 0 obj << /Names << /EmbeddedFiles 5 0 R >> >> endobj'), active],
  [
    'a script in a stream of objects',
    'application/pdf',
    pdf(stream('/Type /ObjStm /N 1 /First 8 /Filter /FlateDecode', hidden)),
    active,
  ],
  ['the same under no type', 'application/pdf', pdf(stream('/N 1 /Fir#73t 8 /Filter [/FlateDecode]', hidden)), active],
  [
    'objects packed twice',
    'application/pdf',
    pdf(stream('/Type /ObjStm /N 1 /First 8 /Filter [/ASCIIHexDecode /FlateDecode]', hidden)),
    unreadable,
  ],
  [
    'objects that are broken',
    'application/pdf',
    pdf(stream('/Type /ObjStm /First 8 /Filter /FlateDecode', Buffer.from('no'))),
    unreadable,
  ],
  [
    'objects under a password',
    'application/pdf',
    pdf(`${stream('/Type /ObjStm /First 8 /Filter /FlateDecode', hidden)}\n<< /Encrypt 9 0 R >>`),
    unreadable,
  ],
  [
    'objects without end',
    'application/pdf',
    pdf(stream('/Type /ObjStm /First 8 /Filter /FlateDecode', deflateSync(Buffer.alloc(70 * 1024 * 1024)))),
    tooFar,
  ],

  ['a text', 'text/plain', Buffer.from('Order < 5 pieces'), null],
  ['a page as a text', 'text/plain', Buffer.from('\uFEFF\n <!DOCTYPE html><p>'), active],
  ['a page behind a comment', 'text/csv', Buffer.from('<!-- a,b --><script>alert(1)</script>'), active],
  ['a drawing as a text', 'text/plain', Buffer.from('<?xml version="1.0"?><svg onload="x()"/>'), active],
];

describe('checkContent', () => {
  it.each(rows)('%s', async (_label, mediaType, content, code) => {
    const refusal = await checkContent(mediaType, content).catch((error: unknown) => error);
    if (code === null) expect(refusal).toBeUndefined();
    else expect(refusal).toMatchObject({ code });
  });

  it('looks at a million chance bytes and finds nothing that is not there', async () => {
    let seed = 1;
    const bytes = Buffer.from(Array.from({ length: 1_000_000 }, () => (seed = (seed * 48_271) % 2_147_483_647) & 255));
    await expect(checkContent('application/pdf', pdf(stream('/Filter /DCTDecode', bytes)))).resolves.toBeUndefined();
  });
});
