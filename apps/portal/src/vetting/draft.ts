import { partyRoles } from '@countersign/domain/vetting/vetting';
import type { Reply } from '@countersign/ui/client/operation-types';

export type OwnVetting = Reply<'vetting.mine'>['items'][number];
export type Statement = NonNullable<OwnVetting['statement']>;
export type StatedParty = Statement['parties'][number];
export type StatedLicence = Statement['licences'][number];

/** What the form begins with: what was stated last, or what is known of the partner. */
export function firstDraft(
  vetting: OwnVetting,
  partner: { readonly name: string; readonly country: string; readonly website: string | null },
  email: string,
): Statement {
  return (
    vetting.statement ?? {
      form: 'company',
      legalName: partner.name,
      aliases: [],
      country: partner.country,
      address: null,
      bornOn: null,
      registrationNumber: null,
      lei: null,
      vatNumber: null,
      website: partner.website,
      email,
      markets: [],
      parties: [],
      holdings: [],
      licences: [],
      trafficSources: [],
      isBannedElsewhere: false,
      conflict: null,
      fileIds: [],
    }
  );
}

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** `DE, at , us-nj` as codes. */
export const codesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((code) => code.toUpperCase())
    .filter((code) => code !== '');

export function newParty(parties: readonly StatedParty[]): StatedParty {
  const used = new Set(parties.map(({ id }) => id));
  const id = Array.from({ length: parties.length + 1 }, (_unused, at) => `p${at + 1}`).find((each) => !used.has(each));
  return {
    id: id ?? `p${parties.length + 1}`,
    kind: 'person',
    name: '',
    aliases: [],
    bornOn: null,
    country: null,
    roles: [partyRoles[0]],
    isPoliticallyExposed: false,
  };
}

export const newLicence: StatedLicence = {
  kind: 'other',
  jurisdiction: '',
  regulator: '',
  number: '',
  validFrom: null,
  expiresOn: null,
  fileId: null,
};

/** Whatever nobody has filled in is left out rather than sent empty. */
export function readyToSend(draft: Statement): Statement {
  const parties = draft.parties.filter(({ name }) => name.trim() !== '');
  const known = new Set(['self', ...parties.map(({ id }) => id)]);
  return {
    ...draft,
    parties,
    holdings: draft.holdings.filter(
      ({ holderId, heldId, percent }) => percent.trim() !== '' && known.has(holderId) && known.has(heldId),
    ),
    licences: draft.licences.filter(({ number }) => number.trim() !== ''),
  };
}
