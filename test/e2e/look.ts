import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { listTitles } from '@countersign/domain/screening/listed-entry';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/**
 * What axe-core finds, a line each; of all rules, or of those that colours can break. It is put in past the page's own
 * content security policy. Style sheets are not loaded for it once more: the one rule that reads them is experimental and
 * off.
 */
export async function axeViolations(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  const only = rules === 'all' ? '' : ', runOnly: ["color-contrast", "link-in-text-block"]';
  const session = await page.context().newCDPSession(page);
  const there = await session.send('Runtime.evaluate', { expression: "'axe' in globalThis" });
  if (there.result.value !== true) await session.send('Runtime.evaluate', { expression: axeSource });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ["violations"], preload: { assets: ["media"] }${only} }).then(({ violations }) => JSON.stringify({ violations }))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  const { violations } = JSON.parse(String(result.value)) as AxeResult;
  return violations.map(
    ({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
}

export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Every text that a reader sees or hears: text nodes and the attributes that are read out. */
export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (
        walker.currentNode.parentElement?.closest('script, style, option, time, [aria-hidden="true"], .avatar') === null
      )
        found.push(walker.currentNode.textContent ?? '');
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]:not(time)`))
        found.push(element.getAttribute(name) ?? '');
    }
    return found.map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text));
  });
}

const isPseudo = (text: string) => /[[\]~åçðéîñöþšûýž]/.test(text);

/** Texts that were found to be known, and the words of a reply: the same ones stand on page after page. */
const explained = new Set<string>();
const wordsOfReply = new Map<string, readonly string[]>();

/** Texts that are neither from the catalogue (which shows by its accents) nor data nor written by the browser. */
export function hardCoded(texts: readonly string[], replies: readonly string[]): string[] {
  const open = [...new Set(texts)].filter((text) => !isPseudo(text) && !explained.has(text));
  if (open.length === 0) return [];
  const known = knownWords(replies);
  const unknown = open.filter((text) => !isKnown(text, known));
  for (const text of open) if (!unknown.includes(text)) explained.add(text);
  return unknown;
}

function isKnown(text: string, known: readonly string[]): boolean {
  let rest = text.toLowerCase();
  for (const word of known) rest = rest.replaceAll(word, ' ');
  return !/\p{L}{2}/u.test(rest);
}

/**
 * Strings in what the API said, longest first, and what browsers write by themselves: months, days, countries, units; and
 * names that authorities gave their lists, which are the same in every language.
 */
function knownWords(replies: readonly string[]): string[] {
  const words = new Set<string>(['countersign', 'https://', ...listWords, ...browserWords]);
  for (const reply of replies) {
    const own = wordsOfReply.get(reply) ?? stringsIn(reply);
    wordsOfReply.set(reply, own);
    for (const word of own) words.add(word);
  }
  return [...words].toSorted((left, right) => right.length - left.length);
}

function stringsIn(reply: string): string[] {
  return [...reply.matchAll(/"((?:[^"\\\n]|\\.){2,400})"/g)].flatMap(([, escaped]) => {
    const text = String(JSON.parse(`"${escaped}"`)).toLowerCase();
    // Of a longer text each paragraph is shown by itself, its headings without their mark.
    const paragraphs = text.includes('\n') ? text.split('\n').map((line) => line.replace(/^#+ /, '')) : [];
    // An address is shown by its host.
    const host = /^https:\/\/([^/]+)/.exec(text)?.[1] ?? text;
    return [text, host, ...paragraphs.filter((line) => line.length > 1)];
  });
}

const listWords = Object.values(listTitles).map((name) => name.toLowerCase());
const browserWords = formattedWords();

function formattedWords(): string[] {
  const regions = new Intl.DisplayNames('en', { type: 'region' });
  const codes = Array.from({ length: 26 * 26 }, (_, index) =>
    String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
  );
  const countries = codes.map((code) => regions.of(code) ?? code).filter((name) => name.length > 2);
  const dates = Array.from({ length: 12 }, (_, month) => new Date(2026, month, month + 1));
  const week = Array.from({ length: 7 }, (_, day) => new Date(2026, 0, 1 + day));
  const inDates = (['short', 'long'] as const).flatMap((length) => [
    ...dates.map((date) => date.toLocaleDateString('en', { month: length })),
    ...week.map((date) => date.toLocaleDateString('en', { weekday: length })),
  ]);
  const numbers =
    'kb mb byte bytes am pm eur and at in ago this next last now yesterday today tomorrow gmt cet cest utc true false';
  const units = 'seconds second sec minutes minute min hours hour hr days day weeks week months month';
  const spoken = new Intl.DisplayNames('en', { type: 'language' });
  const languages = ['deutsch', ...codes.map((code) => spoken.of(code.toLowerCase()) ?? code)].filter(
    (name) => name.length > 2,
  );
  return [...countries, ...languages, ...inDates, ...`${numbers} ${units}`.split(' ')].map((word) =>
    word.toLowerCase(),
  );
}
