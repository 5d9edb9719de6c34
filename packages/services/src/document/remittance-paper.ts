import type { FoundPayout } from '../payout/select.internal.ts';
import { presentSigned } from '../statement/signed-money.ts';
import type { Paper, PaperTable } from './paper.ts';
import type { Wording } from './wording.ts';

/** The newest statement that a payout stands on; null where none was published before it. */
export interface RemittedStatement {
  readonly number: string;
  readonly toOn: string;
  readonly availableMinor: bigint;
}

/** What was paid, to whom and for what: the lines sum to the payment. */
export function remittancePaper(
  found: FoundPayout,
  given: {
    readonly payer: string;
    readonly statement: RemittedStatement | null;
    readonly issuer: Paper['issuer'];
    readonly wording: Wording;
  },
): Paper {
  const { payout, run } = found;
  const { wording, issuer, payer } = given;
  const words = wording.texts.remittance;
  return {
    title: words.title,
    issuer,
    language: wording.language,
    createdAt: payout.sentAt ?? payout.changedAt,
    pageText: wording.texts.page,
    facts: [
      { label: words.payee, value: found.partnerName },
      { label: words.account, value: found.account ?? '' },
      { label: words.payer, value: payer },
      { label: words.program, value: found.programName },
      { label: words.run, value: run.number },
      { label: words.reference, value: payout.endToEndId ?? '' },
      { label: words.payOn, value: wording.day(run.payOn) },
      { label: words.status, value: wording.texts.payoutStatus[payout.status] },
      ...(payout.failure === null ? [] : [{ label: words.reason, value: payout.failure }]),
    ],
    blocks: [linesOf(found, given)],
  };
}

function linesOf({ payout }: FoundPayout, given: Parameters<typeof remittancePaper>[1]): PaperTable {
  const { statement, wording } = given;
  const words = wording.texts.remittance;
  const row = (text: string, minor: bigint, isTotal = false) => ({
    cells: [text, wording.money(presentSigned(minor, payout.currency))],
    isTotal,
  });
  const rows =
    statement === null
      ? [row(words.balance, payout.amountMinor)]
      : [
          row(
            wording.fill(words.byStatement, { number: statement.number, day: wording.day(statement.toOn) }),
            statement.availableMinor,
          ),
          ...(statement.availableMinor === payout.amountMinor
            ? []
            : [row(words.since, payout.amountMinor - statement.availableMinor)]),
        ];
  return {
    heading: words.lines,
    columns: [
      { title: '', width: 3 },
      { title: words.amount, width: 1, isAmount: true },
    ],
    rows: [...rows, row(words.total, payout.amountMinor, true)],
  };
}
