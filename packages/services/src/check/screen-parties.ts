import { isCountry } from '@countersign/domain/country/countries';
import type { SubjectOutcome } from '@countersign/domain/screening/review';
import type { ScreeningSubject } from '@countersign/domain/screening/screening-subject';
import { ownParty, type VettingStatement } from '@countersign/domain/vetting/statement';
import type { ServiceContext } from '../context.ts';
import { screenSubject } from '../screening/screen-subject.ts';

export interface Screened {
  readonly parties: readonly { readonly partyId: string; readonly outcome: SubjectOutcome }[];
  /** Each list with its edition: `ofac-sdn 12`. */
  readonly lists: readonly string[];
  readonly notLoaded: readonly string[];
}

export interface ScreenedParty {
  readonly partyId: string;
  readonly reference: string;
  readonly subject: ScreeningSubject;
}

/** Everybody whom a statement names, as screening knows them. The same party of a partner is the same subject in every vetting. */
export function partiesToScreen(partnerId: string, statement: VettingStatement): readonly ScreenedParty[] {
  const own: ScreenedParty = {
    partyId: ownParty,
    reference: `partner/${partnerId}`,
    subject: {
      kind: statement.form,
      name: statement.legalName,
      aliases: statement.aliases,
      countries: countriesOf([statement.country]),
      bornOn: statement.form === 'person' ? statement.bornOn : null,
      identifiers: [
        ...(statement.lei === null ? [] : [{ kind: 'lei' as const, value: statement.lei }]),
        ...(statement.registrationNumber === null
          ? []
          : [{ kind: 'registration' as const, value: statement.registrationNumber }]),
        ...(statement.vatNumber === null ? [] : [{ kind: 'tax' as const, value: statement.vatNumber }]),
      ],
    },
  };
  const others = statement.parties
    .filter(({ id }) => id !== ownParty)
    .map(
      ({ id, kind, name, aliases, bornOn, country }): ScreenedParty => ({
        partyId: id,
        reference: `party/${partnerId}.${id}`,
        subject: { kind, name, aliases, bornOn, countries: countriesOf([country ?? '']), identifiers: [] },
      }),
    );
  return [own, ...others];
}

/** Holds every party of a statement against the lists that are loaded, and keeps each result. */
export async function screenParties(
  ctx: ServiceContext,
  of: { readonly partnerId: string; readonly statement: VettingStatement },
): Promise<Screened> {
  const parties: { partyId: string; outcome: SubjectOutcome }[] = [];
  const lists = new Map<string, number | null>();
  for (const { partyId, reference, subject } of partiesToScreen(of.partnerId, of.statement)) {
    const facts = {
      ...subject,
      aliases: [...subject.aliases],
      countries: [...subject.countries],
      identifiers: [...subject.identifiers],
    };
    const body = { reference, partnerId: of.partnerId, facts };
    const result = await screenSubject(ctx, { params: {}, query: {}, body, ifMatch: undefined });
    parties.push({ partyId, outcome: result.outcome });
    for (const { list, edition } of result.lists) lists.set(list, edition);
  }
  const loaded = [...lists].filter(([, edition]) => edition !== null);
  return {
    parties,
    lists: loaded.map(([list, edition]) => `${list} ${edition}`),
    notLoaded: [...lists].filter(([, edition]) => edition === null).map(([list]) => list),
  };
}

const countriesOf = (codes: readonly string[]) => codes.filter((code) => isCountry(code));
