import { type ErrorCode, errorCodes } from '@countersign/domain/error/codes';
import { problemTexts } from '../problem/titles.ts';

export function docsPage(): string {
  return page({
    title: 'Countersign API',
    head: '<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"><script src="/api/docs/assets/swagger-ui-bundle.js" defer></script><script src="/api/docs/start.js" defer></script>',
    body: '<nav><a href="/api/openapi.json">OpenAPI document</a> <a href="/api/docs/problems">Problems</a></nav><main id="docs"></main>',
  });
}

export const docsScript = `window.addEventListener('load', () => {
  window.SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#docs',
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    validatorUrl: null,
    supportedSubmitMethods: [],
  });
});
`;

export const docsStyle = `:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; }
nav { display: flex; gap: 1rem; padding-block: 0.5rem; }
a { color: #1d4ed8; }
code { font: 0.95em ui-monospace, monospace; background: #f1f3f5; padding: 0.1em 0.3em; border-radius: 4px; }
table { border-collapse: collapse; width: 100%; }
#docs .scheme-container { display: none; }
th, td { text-align: start; padding: 0.4rem 0.6rem; border-block-end: 1px solid #d8dde3; vertical-align: top; }
`;

export function problemListPage(): string {
  const rows = codes().map(
    (code) =>
      `<tr><td><a href="/api/docs/problems/${code}"><code>${code}</code></a></td><td>${errorCodes[code]}</td><td>${escaped(problemTexts[code].title)}</td></tr>`,
  );
  return page({
    title: 'Problems',
    body: `<nav><a href="/api/docs">Countersign API</a></nav><main><h1>Problems</h1><p>Every refusal is a problem document (RFC 9457) with one of these codes.</p><table><thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table></main>`,
  });
}

export function problemPage(code: ErrorCode): string {
  const { title, advice } = problemTexts[code];
  return page({
    title: `Problem ${code}`,
    body: `<nav><a href="/api/docs">Countersign API</a> <a href="/api/docs/problems">Problems</a></nav><main><h1>${escaped(title)}</h1><p><code>${code}</code>, HTTP status ${errorCodes[code]}</p><p>${withCode(escaped(advice))}</p></main>`,
  });
}

function codes(): ErrorCode[] {
  return Object.keys(errorCodes) as ErrorCode[];
}

function page(parts: { readonly title: string; readonly head?: string; readonly body: string }): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(parts.title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/api/docs/page.css">${parts.head ?? ''}</head><body>${parts.body}</body></html>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function withCode(text: string): string {
  return text.replace(/`([^`]+)`/g, '<code>$1</code>');
}
