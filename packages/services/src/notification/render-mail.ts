import { isForStrangers, type MailFact, type MailKind } from '@countersign/domain/notification/mail';
import { mail as german } from '@countersign/locales/de/mail';
import { sharedTexts as germanLabels } from '@countersign/locales/de/shared';
import { mail as english } from '@countersign/locales/en/mail';
import { sharedTexts as englishLabels } from '@countersign/locales/en/shared';
import { formatLocaleOf } from '@countersign/locales/format/text';
import type { MailTexts } from '@countersign/locales/mail-texts';
import { type FactValue, wordFacts } from './mail-facts.internal.ts';

export interface MailSource {
  readonly kind: MailKind;
  readonly recipient: { readonly name: string; readonly locale: string; readonly zone: string };
  readonly tenant: { readonly name: string; readonly colour: string };
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly link: string;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const catalogues = {
  en: { texts: english, labels: englishLabels },
  de: { texts: german, labels: germanLabels },
} as const;
const subjectMax = 200;

/** A mail's subject and both its bodies in the recipient's language. What people typed stays text: no markup, no line of its own in a header. */
export function renderMail(source: MailSource): RenderedMail {
  const language = source.recipient.locale === 'de' ? 'de' : 'en';
  const { texts, labels } = catalogues[language];
  const { name, zone } = source.recipient;
  const given = { ...source.facts, name, company: source.tenant.name };
  const facts = wordFacts(given, { locale: formatLocaleOf(language), zone, texts, labels });
  const mail = texts.mails[source.kind];
  const paragraphs = mail.paragraphs.filter((text) => namesOf(text).every((fact) => facts.has(fact)));
  const subject = oneLine(fill(mail.subject, facts, (text) => text));
  return {
    subject,
    text: plainBody({ source, texts, facts, paragraphs }),
    html: htmlBody({ source, texts, facts, paragraphs, subject, language }),
  };
}

interface Body {
  readonly source: MailSource;
  readonly texts: MailTexts;
  readonly facts: ReadonlyMap<MailFact, string>;
  readonly paragraphs: readonly string[];
}

interface HtmlBody extends Body {
  readonly subject: string;
  readonly language: string;
}

function footerOf({ kind }: MailSource, texts: MailTexts): string {
  return isForStrangers(kind) ? texts.footerForStrangers : texts.footer;
}

function plainBody({ source, texts, facts, paragraphs }: Body): string {
  const words = (text: string) => fill(text, facts, multiLine);
  const action = texts.mails[source.kind].action;
  return [
    words(texts.greeting),
    ...paragraphs.map(words),
    `${action}:\n${source.link}`,
    `-- \n${words(footerOf(source, texts))}`,
  ].join('\n\n');
}

function htmlBody({ source, texts, facts, paragraphs, subject, language }: HtmlBody): string {
  const words = (text: string) =>
    fill(escapeHtml(text), facts, (fact) => escapeHtml(multiLine(fact)).replaceAll('\n', '<br>'));
  const colour = /^#[0-9a-f]{6}$/i.test(source.tenant.colour) ? source.tenant.colour : '#1f2937';
  const link = escapeHtml(source.link);
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f3f4f6;color:#111827;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border-radius:8px;overflow:hidden">
<div style="height:6px;background:${colour}"></div>
<div style="padding:24px">
<p style="margin:0 0 16px;font-weight:600">${escapeHtml(oneLine(source.tenant.name))}</p>
${[texts.greeting, ...paragraphs].map((text) => `<p style="margin:0 0 16px">${words(text)}</p>`).join('\n')}
<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#111827;color:#ffffff;text-decoration:none">${escapeHtml(texts.mails[source.kind].action)}</a></p>
<p style="margin:0;color:#4b5563;font-size:14px">${escapeHtml(texts.linkHint)}<br><a href="${link}" style="color:#374151;word-break:break-all">${link}</a></p>
</div>
<p style="margin:0;padding:16px 24px;background:#f9fafb;color:#4b5563;font-size:13px">${words(footerOf(source, texts))}</p>
</div>
</body>
</html>
`;
}

function fill(text: string, facts: ReadonlyMap<string, string>, write: (fact: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => write(facts.get(name) ?? '')).trim();
}

/** The catalogues name facts only; a test holds them to the list. */
function namesOf(text: string): MailFact[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as MailFact);
}

/** For a header: control characters, line breaks and what looks like them become spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, subjectMax);
}

function multiLine(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ' ');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
