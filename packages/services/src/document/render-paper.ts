import { createRequire } from 'node:module';
import type PDFKit from 'pdfkit';
import { drawProse } from './draw-prose.internal.ts';
import type { Paper, PaperColumn, PaperTable } from './paper.ts';

type Pdf = InstanceType<typeof PDFKit>;

/** The fonts are files of a package; nothing else is looked up so. */
const require = createRequire(import.meta.url);

const margin = 48;
const rowHeight = 15;
const small = 8;
const ink = '#111827';
const soft = '#4b5563';
const line = '#d1d5db';
const cellLengthMax = 400;

/**
 * Draws a paper as PDF, A4 with as many pages as it takes. The library is loaded at the first one. Texts are drawn as
 * they are: PDF text has no markup, and what would steer the reading direction or end a line is taken out.
 */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: paper.language,
    info: {
      Title: plain(paper.title),
      Author: plain(paper.issuer.name),
      Producer: 'Countersign',
      Creator: 'Countersign',
      CreationDate: new Date(paper.createdAt),
    },
  });
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  doc.registerFont('regular', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
  doc.registerFont('bold', require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'));
  drawHead(doc, paper);
  if (paper.prose !== undefined) {
    drawProse(doc, paper.prose, { x: margin, width: widthOf(doc), colour: ink });
    turnPage(doc);
  }
  for (const block of paper.blocks) drawTable(doc, block);
  drawPageNumbers(doc, paper);
  doc.end();
  await finished;
  return Buffer.concat(chunks);
}

const widthOf = (doc: Pdf) => doc.page.width - 2 * margin;
const floorOf = (doc: Pdf) => doc.page.height - margin - 2 * rowHeight;

function drawHead(doc: Pdf, paper: Paper): void {
  const colour = /^#[0-9a-f]{6}$/i.test(paper.issuer.colour) ? paper.issuer.colour : ink;
  doc.rect(0, 0, doc.page.width, 8).fill(colour);
  write(doc, paper.issuer.name, {
    x: margin,
    y: margin - 12,
    width: widthOf(doc),
    font: 'bold',
    size: 10,
    colour: soft,
  });
  write(doc, paper.title, { x: margin, y: margin + 8, width: widthOf(doc), font: 'bold', size: 17 });
  let y = margin + 42;
  for (const { label, value } of paper.facts) {
    write(doc, label, { x: margin, y, width: 130, size: 9, colour: soft });
    write(doc, value, { x: margin + 136, y, width: widthOf(doc) - 136, size: 9 });
    y += rowHeight;
  }
  doc.y = y + rowHeight;
}

function drawTable(doc: Pdf, table: PaperTable): void {
  if (doc.y + 4 * rowHeight > floorOf(doc)) turnPage(doc);
  write(doc, table.heading, { x: margin, y: doc.y, width: widthOf(doc), font: 'bold', size: 11 });
  doc.y += rowHeight + 4;
  drawTitles(doc, table.columns);
  if (table.rows.length === 0 && table.empty) {
    write(doc, table.empty, { x: margin, y: doc.y, width: widthOf(doc), size: 9 });
    doc.y += rowHeight;
  }
  for (const { cells, isTotal } of table.rows) {
    if (doc.y > floorOf(doc)) {
      turnPage(doc);
      drawTitles(doc, table.columns);
    }
    if (isTotal) drawRule(doc, ink);
    drawCells(doc, table.columns, cells, isTotal ? 'bold' : 'regular');
  }
  doc.y += rowHeight;
}

function drawTitles(doc: Pdf, columns: readonly PaperColumn[]): void {
  drawCells(
    doc,
    columns,
    columns.map(({ title }) => title),
    'bold',
  );
  drawRule(doc, line);
}

function drawRule(doc: Pdf, colour: string): void {
  const y = doc.y - 3;
  doc
    .moveTo(margin, y)
    .lineTo(margin + widthOf(doc), y)
    .lineWidth(0.5)
    .stroke(colour);
}

function drawCells(
  doc: Pdf,
  columns: readonly PaperColumn[],
  cells: readonly string[],
  font: 'regular' | 'bold',
): void {
  const parts = columns.reduce((sum, { width }) => sum + width, 0);
  const { y } = doc;
  let x = margin;
  columns.forEach((column, index) => {
    const width = (column.width / parts) * widthOf(doc);
    const given = { x, y, width: width - 4, font, size: small } as const;
    write(doc, cells[index] ?? '', column.isAmount ? { ...given, align: 'right' } : given);
    x += width;
  });
  doc.y = y + rowHeight;
}

function turnPage(doc: Pdf): void {
  doc.addPage();
  doc.y = margin;
}

function drawPageNumbers(doc: Pdf, paper: Paper): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Written below the margin, where a text would begin another page.
    doc.page.margins.bottom = 0;
    const text = paper.pageText.replace('{page}', String(page + 1)).replace('{pages}', String(count));
    const y = doc.page.height - margin + 12;
    write(doc, text, { x: margin, y, width: widthOf(doc), size: small, colour: soft, align: 'right' });
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font?: 'regular' | 'bold';
  readonly colour?: string;
  readonly align?: 'left' | 'right';
}

/** One line of text; what does not fit is cut and says so, an amount is drawn smaller instead. */
function write(doc: Pdf, text: string, place: Place): void {
  const { x, y, width, font = 'regular', colour = ink, align = 'left' } = place;
  doc.font(font).fontSize(place.size).fillColor(colour);
  let shown = plain(text);
  if (align === 'right') {
    const full = doc.widthOfString(shown);
    if (full > width) doc.fontSize((place.size * width) / full);
  } else shown = fitted(doc, shown, width);
  const left = align === 'right' ? x + Math.max(0, width - doc.widthOfString(shown)) : x;
  doc.text(shown, left, y, { lineBreak: false });
}

function fitted(doc: Pdf, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (doc.widthOfString(`${text.slice(0, middle)}…`) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits)}…`;
}

/** Without control characters, line ends and marks that turn the reading direction around. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, ' ')
    .trim()
    .slice(0, cellLengthMax);
}
