import type { certificates } from '@countersign/db/schema/training';
import type { Paper } from './paper.ts';
import type { Wording } from './wording.ts';

/** That somebody has passed a course, on one page. */
export function certificatePaper(
  found: {
    readonly certificate: typeof certificates.$inferSelect;
    readonly partnerName: string;
    readonly programName: string;
  },
  { issuer, wording }: { readonly issuer: Paper['issuer']; readonly wording: Wording },
): Paper {
  const { certificate } = found;
  const words = wording.texts.certificate;
  const { expiresOn } = certificate;
  return {
    title: certificate.courseTitle,
    issuer,
    language: wording.language,
    createdAt: certificate.createdAt,
    pageText: wording.texts.page,
    facts: [
      { label: words.title, value: certificate.number },
      { label: words.person, value: certificate.personName },
      { label: words.partner, value: found.partnerName },
      { label: words.program, value: found.programName },
      { label: words.issued, value: wording.day(certificate.issuedOn) },
      { label: words.expires, value: expiresOn === null ? words.noEnd : wording.day(expiresOn) },
    ],
    blocks: [
      {
        heading: words.statementTitle,
        columns: [{ title: '', width: 1 }],
        rows: [
          {
            cells: [wording.fill(words.statement, { person: certificate.personName, course: certificate.courseTitle })],
          },
          { cells: [wording.fill(words.issuer, { issuer: issuer.name })] },
        ],
      },
    ],
  };
}
