const dropped = 'script, iframe, object, embed, link, meta, base, form, input, svg, video, audio';

/**
 * Draws a mail into an empty document. The page's content security policy refuses inline styles in markup, so they are
 * set through the style objects instead; pictures of other hosts and anything active are left out.
 */
export function renderMail(html: string, target: Document): void {
  const source = new DOMParser().parseFromString(html, 'text/html');
  for (const element of source.querySelectorAll(dropped)) element.remove();
  for (const image of source.querySelectorAll('img')) {
    if (!image.getAttribute('src')?.startsWith('/')) image.remove();
  }
  const sheets = [...source.querySelectorAll('style')].map((style) => {
    style.remove();
    return style.textContent ?? '';
  });
  const styles = collectStyles(source.body);
  for (const element of source.querySelectorAll('*')) {
    for (const { name } of [...element.attributes])
      if (name.startsWith('on') || name === 'srcset') element.removeAttribute(name);
  }
  for (const link of source.querySelectorAll('a')) link.removeAttribute('href');
  const body = target.importNode(source.body, true);
  target.replaceChild(body, target.body);
  target.documentElement.lang = source.documentElement.lang || 'en';
  applyStyles(body, styles);
  const view = target.defaultView;
  if (view === null) return;
  target.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

/** Takes the inline styles off, in document order. */
function collectStyles(root: Element): string[] {
  return [root, ...root.querySelectorAll('*')].map((element) => {
    const style = element.getAttribute('style') ?? '';
    element.removeAttribute('style');
    return style;
  });
}

function applyStyles(root: HTMLElement, styles: readonly string[]): void {
  const elements = [root, ...root.querySelectorAll<HTMLElement>('*')];
  for (const [index, element] of elements.entries()) {
    const style = styles[index];
    // Remote addresses in styles would be fetched; the policy refuses them, and a refusal is noise.
    if (style !== undefined && style !== '' && !/url\(/i.test(style)) element.style.cssText = style;
  }
}
