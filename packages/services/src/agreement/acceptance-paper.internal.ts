import type { AgreementText, agreementAcceptances } from '@countersign/db/schema/agreement';
import { formatInstant } from '@countersign/domain/time/instant';
import type { Paper } from '../document/paper.ts';
import type { Wording } from '../document/wording.ts';

export interface AcceptedPaper {
  readonly acceptance: typeof agreementAcceptances.$inferSelect;
  readonly text: AgreementText;
  readonly agreementName: string;
  readonly version: number;
  readonly isIndividual: boolean;
  readonly partnerName: string;
}

/** What was accepted, word for word, and behind it how that is known. */
export function acceptancePaper(
  of: AcceptedPaper,
  { issuer, wording }: { readonly issuer: Paper['issuer']; readonly wording: Wording },
): Paper {
  const { acceptance, text } = of;
  const texts = wording.texts.acceptance;
  const version = `${of.version}${of.isIndividual ? `, ${texts.individual}` : ''}`;
  const evidence: readonly (readonly [string, string | null])[] = [
    [texts.digest, acceptance.sha256.slice(0, 32)],
    ['', acceptance.sha256.slice(32)],
    [texts.language, acceptance.language],
    ...(acceptance.isDeemed
      ? ([[texts.deemed, formatInstant(acceptance.at)]] as const)
      : ([
          [texts.acceptedBy, acceptance.typedName],
          [texts.email, acceptance.email],
          [texts.acceptedAt, formatInstant(acceptance.at)],
          [texts.address, acceptance.address],
          [texts.userAgent, acceptance.userAgent],
          [texts.declaration, texts.declarationText],
        ] as const)),
  ];
  return {
    title: text.title,
    issuer,
    language: wording.language,
    createdAt: acceptance.at,
    pageText: wording.texts.page,
    facts: [
      { label: texts.agreement, value: of.agreementName },
      { label: texts.version, value: version },
      { label: texts.partner, value: of.partnerName },
    ],
    prose: text.body,
    blocks: [
      {
        heading: texts.evidence,
        columns: [
          { title: texts.what, width: 1 },
          { title: texts.fact, width: 3 },
        ],
        rows: [
          ...[
            [texts.agreement, of.agreementName],
            [texts.version, version],
            [texts.partner, of.partnerName],
            ...evidence.map(([label, value]) => [label, value ?? '–']),
          ].map((cells) => ({ cells: cells.map((cell) => cell ?? '') })),
          { cells: ['', acceptance.isDeemed ? texts.deemedText : texts.digestHow] },
        ],
      },
    ],
  };
}
