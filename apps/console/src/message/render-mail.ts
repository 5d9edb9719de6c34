const dropped = 'script, iframe, object, embed, link, meta, base, form, input, svg, video, audio';

/**
 * Draws a mail into an empty document. The page's content security policy refuses styles in markup, even in a document
 * that is only parsed, so they are renamed before parsing and set through the style objects afterwards. Pictures of
 * other hosts and anything active are left out.
 */
export function renderMail(html: string, target: Document): void {
  const source = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const element of source.querySelectorAll(dropped)) element.remove();
  for (const image of source.querySelectorAll('img')) {
    if (image.getAttribute('src')?.startsWith('/') !== true) image.remove();
  }
  const sheets = [...source.querySelectorAll('template[data-sheet]')].map((template) => {
    template.remove();
    return template instanceof HTMLTemplateElement ? (template.content.textContent ?? '') : '';
  });
  for (const element of source.querySelectorAll('*')) {
    for (const { name } of Array.from(element.attributes)) {
      if (name.startsWith('on') || name === 'srcset' || name === 'href') element.removeAttribute(name);
    }
  }
  const body = target.importNode(source.body, true);
  target.body.replaceWith(body);
  target.documentElement.lang = source.documentElement.lang || 'en';
  applyStyles(body);
  adoptSheets(target, sheets);
}

function withoutStyles(html: string): string {
  return html
    .replaceAll(/<(\/?)style\b/gi, (_, slash: string) => (slash === '' ? '<template data-sheet' : '</template'))
    .replaceAll(/(<[^<>]*?\s)style(\s*=)/gi, '$1data-style$2');
}

function applyStyles(body: HTMLElement): void {
  for (const element of [body, ...body.querySelectorAll<HTMLElement>('[data-style]')]) {
    const style = element.getAttribute('data-style') ?? '';
    element.removeAttribute('data-style');
    // Addresses in styles would be fetched; the policy refuses them, and each refusal is an error in the console.
    if (style !== '' && !/url\(/i.test(style)) element.style.cssText = style;
  }
}

function adoptSheets(target: Document, texts: readonly string[]): void {
  const view = target.defaultView;
  if (view === null) return;
  target.adoptedStyleSheets = texts.map((text) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text.replaceAll(/url\([^)]*\)|@import[^;]*;/gi, ''));
    return sheet;
  });
}
