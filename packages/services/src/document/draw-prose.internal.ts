import { termsLines } from '@countersign/domain/agreement/terms-lines';
import type PDFKit from 'pdfkit';

type Pdf = InstanceType<typeof PDFKit>;

const size = 9.5;
const headingSize = 11.5;

/**
 * Running text, as many pages as it takes: a line that begins with `#` is a heading, an empty line parts paragraphs. There
 * is no other markup, and what would steer the reading direction is taken out.
 */
export function drawProse(
  doc: Pdf,
  text: string,
  at: { readonly x: number; readonly width: number; readonly colour: string },
): void {
  for (const line of termsLines(text)) {
    const shown = readable(line.text);
    if (shown === '') {
      doc.moveDown(0.6);
      continue;
    }
    doc
      .font(line.isHeading ? 'bold' : 'regular')
      .fontSize(line.isHeading ? headingSize : size)
      .fillColor(at.colour)
      .text(shown, at.x, doc.y, { width: at.width, lineGap: 2 });
  }
}

function readable(line: string): string {
  return line.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu, ' ').trimEnd();
}
