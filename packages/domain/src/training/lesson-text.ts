/** A small part of Markdown as data, so that screens draw elements and no text is ever taken for markup. */
export type LessonBlock =
  | { readonly kind: 'heading'; readonly parts: readonly LessonInline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly LessonInline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly LessonInline[])[] }
  | { readonly kind: 'quote'; readonly parts: readonly LessonInline[] };

export type LessonInline =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

/**
 * Reads headings (`#`), lists (`-`, `1.`), quotes (`>`), paragraphs, `**strong**`, `*emphasis*`, `code` and links to https
 * addresses. Everything else, HTML before all, is text and stays as it was written.
 */
export function readLessonText(text: string): readonly LessonBlock[] {
  const blocks: LessonBlock[] = [];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) blocks.push(...blockOf(lines));
    lines = [];
  };
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (line.trim() === '') {
      flush();
      continue;
    }
    if (lines.length > 0 && kindOf(line) !== kindOf(lines[0] ?? '')) flush();
    lines.push(line.trim());
  }
  flush();
  return blocks;
}

type LineKind = 'heading' | 'bullet' | 'number' | 'quote' | 'plain';

function kindOf(line: string): LineKind {
  const text = line.trim();
  if (/^#{1,4} /.test(text)) return 'heading';
  if (/^[-*] /.test(text)) return 'bullet';
  if (/^\d{1,3}\. /.test(text)) return 'number';
  return text.startsWith('> ') ? 'quote' : 'plain';
}

function blockOf(lines: readonly string[]): readonly LessonBlock[] {
  const kind = kindOf(lines[0] ?? '');
  const without = (mark: RegExp) => lines.map((line) => line.replace(mark, ''));
  switch (kind) {
    case 'heading':
      return without(/^#{1,4} /).map((line) => ({ kind: 'heading', parts: readInline(line) }));
    case 'bullet':
      return [{ kind: 'list', isOrdered: false, items: without(/^[-*] /).map(readInline) }];
    case 'number':
      return [{ kind: 'list', isOrdered: true, items: without(/^\d{1,3}\. /).map(readInline) }];
    case 'quote':
      return [{ kind: 'quote', parts: readInline(without(/^> /).join(' ')) }];
    case 'plain':
      return [{ kind: 'paragraph', parts: readInline(lines.join(' ')) }];
    default:
      return kind satisfies never;
  }
}

const marks = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]{1,200})\]\((https:\/\/[^\s()<>"']{3,500})\)/g;

function readInline(line: string): readonly LessonInline[] {
  const parts: LessonInline[] = [];
  let from = 0;
  const plain = (text: string) => {
    if (text !== '') parts.push({ kind: 'text', text });
  };
  for (const match of line.matchAll(marks)) {
    const [whole, strong, emphasis, code, label, url] = match;
    plain(line.slice(from, match.index));
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) parts.push({ kind: 'emphasis', text: emphasis });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (label !== undefined && url !== undefined) parts.push({ kind: 'link', text: label, url });
    from = match.index + whole.length;
  }
  plain(line.slice(from));
  return parts;
}
