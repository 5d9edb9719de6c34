import { createHash } from 'node:crypto';
import type { AgreementText } from '@countersign/db/schema/agreement';
import { invalidInput } from '../app-error.ts';

/** The digest of exactly what somebody reads: title, an empty line, body, in UTF-8. */
export function digestOf(text: { readonly title: string; readonly body: string }): string {
  return createHash('sha256').update(`${text.title}\n\n${text.body}`).digest('hex');
}

/** Texts with their digests; refused where a language is there twice. */
export function digested(
  texts: readonly { readonly language: string; readonly title: string; readonly body: string }[],
): readonly AgreementText[] {
  const languages = texts.map(({ language }) => language);
  const twice = languages.findIndex((language, index) => languages.indexOf(language) !== index);
  if (twice !== -1) throw invalidInput({ field: `texts.${twice}.language`, code: 'taken' });
  return texts.map(({ language, title, body: given }) => {
    const body = given.replaceAll('\r\n', '\n');
    return { language, title, body, sha256: digestOf({ title, body }) };
  });
}
