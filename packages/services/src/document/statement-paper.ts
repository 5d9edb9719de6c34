import { z } from 'zod';
import type { FoundStatement } from '../statement/select.internal.ts';
import type { FoundLine } from '../statement/select-lines.internal.ts';
import { presentSigned } from '../statement/signed-money.ts';
import type { Paper, PaperTable } from './paper.ts';
import type { Wording } from './wording.ts';

const adjustmentNote = z.object({ note: z.string() });

/** A statement as paper: opening + earned + corrections - paid = closing, and the lines that what was earned is made of. */
export function statementPaper(
  found: FoundStatement,
  given: { readonly lines: readonly FoundLine[]; readonly issuer: Paper['issuer']; readonly wording: Wording },
): Paper {
  const { statement } = found;
  const { wording, issuer } = given;
  const words = wording.texts.statement;
  return {
    title: wording.fill(words.title, { number: statement.number }),
    issuer,
    language: wording.language,
    createdAt: statement.publishedAt ?? statement.createdAt,
    pageText: wording.texts.page,
    facts: [
      { label: words.partner, value: found.partnerName },
      { label: words.program, value: found.programName },
      { label: words.period, value: `${wording.day(found.fromOn)} – ${wording.day(found.toOn)}` },
      {
        label: words.published,
        value: statement.publishedAt === null ? words.notPublished : wording.instant(statement.publishedAt),
      },
    ],
    blocks: [summaryOf(found, wording), linesOf(found, given)],
  };
}

function summaryOf({ statement }: FoundStatement, wording: Wording): PaperTable {
  const words = wording.texts.statement;
  const row = (label: string, minor: bigint, isTotal = false) => ({
    cells: [label, wording.money(presentSigned(minor, statement.currency))],
    isTotal,
  });
  return {
    heading: words.summary,
    columns: [
      { title: '', width: 3 },
      { title: words.amount, width: 1, isAmount: true },
    ],
    rows: [
      row(words.opening, statement.openingMinor),
      row(words.earned, statement.earnedMinor),
      row(words.corrections, statement.correctionsMinor),
      row(words.paid, -statement.paidMinor),
      row(words.closing, statement.closingMinor, true),
      row(words.pending, statement.pendingMinor),
      row(words.available, statement.availableMinor),
    ],
  };
}

function linesOf(
  { statement }: FoundStatement,
  { lines, wording }: { readonly lines: readonly FoundLine[]; readonly wording: Wording },
): PaperTable {
  const { texts } = wording;
  const words = texts.statement;
  const money = (minor: bigint, currency: string) => wording.money(presentSigned(minor, currency));
  const sum = lines.reduce((total, { line }) => total + line.amountMinor, 0n);
  // Without another currency there is nothing to say of rates, and the room is better used.
  const hasRates = lines.some(({ line }) => line.fxRate !== null);
  const rateOf = ({ line }: FoundLine) =>
    line.fxRate === null ? '' : `${Number(line.fxRate)} (${line.fxDay === null ? '' : wording.day(line.fxDay)})`;
  const rows = lines.map((found) => {
    const { line, externalId } = found;
    return {
      cells: [
        wording.instant(line.occurredAt),
        whatFor(found, wording),
        externalId ?? line.rule,
        line.basisMinor === null || line.basisCurrency === null ? '' : money(line.basisMinor, line.basisCurrency),
        ...(hasRates ? [rateOf(found)] : []),
        wording.instant(line.holdUntil),
        money(line.amountMinor, line.currency),
      ],
    };
  });
  const between = rows[0]?.cells.slice(2, -1).map(() => '') ?? [];
  const total = {
    cells: ['', words.lineTotal, ...between, money(sum, statement.currency)],
    isTotal: true,
  };
  return {
    heading: words.lines,
    empty: words.noLines,
    columns: [
      { title: words.date, width: 11 },
      { title: words.what, width: hasRates ? 22 : 29 },
      { title: words.reference, width: 13 },
      { title: words.basis, width: 13, isAmount: true },
      ...(hasRates ? [{ title: words.rate, width: 14 }] : []),
      { title: words.holdUntil, width: 12 },
      { title: words.amount, width: 12, isAmount: true },
    ],
    rows: rows.length === 0 ? [] : [...rows, total],
  };
}

/** The event and the terms that it earned by; of a correction by hand what was said with it. */
function whatFor({ line, planVersion, eventKind }: FoundLine, { texts, fill }: Wording): string {
  if (planVersion === null || eventKind === null) {
    const note = line.trace?.find(({ code }) => code === 'adjusted')?.['data'];
    return `${texts.lineKind[line.kind]}: ${adjustmentNote.parse(note).note}`;
  }
  return `${texts.eventKind[eventKind]}: ${fill(texts.statement.terms, { rule: line.rule, version: String(planVersion) })}`;
}
