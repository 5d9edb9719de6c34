import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ListedEntry } from '@countersign/domain/screening/listed-entry';
import type { ScreeningSubject } from '@countersign/domain/screening/screening-subject';
import { ofacList } from '@countersign/integration-ofac/adapter';
import { unSanctionsList } from '@countersign/integration-un-sanctions/adapter';

const folder = fileURLToPath(new URL('../../../shared/conformance/sanctions/', import.meta.url));

export const hasLists = existsSync(`${folder}ofac-sdn.csv`) && existsSync(`${folder}un-consolidated.xml`);

/** Both lists as published. */
export async function publishedEntries(): Promise<{ ofac: readonly ListedEntry[]; un: readonly ListedEntry[] }> {
  const [ofac, un] = await Promise.all([
    ofacList({ location: `${folder}ofac-` }).read(),
    unSanctionsList({ location: `${folder}un-consolidated.xml` }).read(),
  ]);
  if (!ofac.ok || !un.ok) throw new Error('the published lists do not read');
  return { ofac: ofac.entries, un: un.entries };
}

export const subjectOf = (kind: 'person' | 'company', name: string): ScreeningSubject => ({
  kind,
  name,
  aliases: [],
  countries: [],
  bornOn: null,
  identifiers: [],
});

/** A letter left out, two swapped, one put in, or the words the other way round: what typing and hearing do to a name. */
export function varied(name: string, turn: number): string {
  const at = ((turn * 7919) % Math.max(1, name.length - 2)) + 1;
  switch (turn % 5) {
    case 1:
      return name.slice(0, at) + name.slice(at + 1);
    case 2:
      return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
    case 3:
      return name.split(' ').toReversed().join(' ');
    case 4:
      return `${name.slice(0, at)}e${name.slice(at)}`;
    default:
      return name;
  }
}

/** Given and family names that are among the most frequent of their regions; every combination of a region is a name. */
const frequent: Readonly<Record<string, readonly [string, string]>> = {
  'US, GB': [
    'James Mary John Patricia Robert Jennifer Michael Linda David Elizabeth William Susan',
    'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Clark',
  ],
  'DE, AT': [
    'Peter Maria Michael Ursula Thomas Monika Andreas Petra Wolfgang Elisabeth Klaus Sabine',
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer',
  ],
  'ES, MX, CO': [
    'José María Juan Carmen Luis Ana Carlos Isabel Francisco Laura Antonio Lucía',
    'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Díaz Torres Ramírez',
  ],
  'Arabic, Turkish, Urdu': [
    'Mohammed Ahmed Ali Hassan Fatima Omar Khalid Aisha Ibrahim Youssef Mustafa Maryam',
    'Khan Ahmed Hussein Ali Rahman Yilmaz Malik Hassan Ibrahim Abdullah Saleh Demir',
  ],
  'RU, UA': [
    'Alexander Elena Sergei Olga Dmitry Natalia Andrei Tatiana Ivan Anna Mikhail Irina',
    'Ivanov Smirnov Kuznetsov Popov Petrov Sokolov Lebedev Kozlov Novikov Morozov Shevchenko Kovalenko',
  ],
  'CN, KR': [
    'Wei Min Jun Li Hui Ying Lei Jing Hao Jisoo Minjun Yan',
    'Wang Li Zhang Liu Chen Yang Huang Zhao Kim Lee Park Choi',
  ],
};

export function frequentNames(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(frequent).map(([region, [given, family]]) => [
      region,
      given.split(' ').flatMap((first) => family.split(' ').map((last) => `${first} ${last}`)),
    ]),
  );
}
