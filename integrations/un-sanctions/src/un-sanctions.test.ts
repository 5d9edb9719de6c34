import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeScreeningList } from '@countersign/ports/screening-list/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unSanctionsList } from './adapter.ts';
import { unSanctionsConfig } from './config.ts';

const published = fileURLToPath(
  new URL('../../../../shared/conformance/sanctions/un-consolidated.xml', import.meta.url),
);
const individual = `<INDIVIDUAL><DATAID>6907993</DATAID><FIRST_NAME>ERIC</FIRST_NAME><SECOND_NAME>BADEGE</SECOND_NAME>
  <NAME_ORIGINAL_SCRIPT>إريك باديجي</NAME_ORIGINAL_SCRIPT><UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDi.001</REFERENCE_NUMBER>
  <NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE></NATIONALITY>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Le G&amp;néral</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-05-02</DATE></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_ADDRESS><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_ADDRESS><INDIVIDUAL_DOCUMENT/>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>AB187304 </NUMBER></INDIVIDUAL_DOCUMENT><SORT_KEY/></INDIVIDUAL>`;
const listOf = (records: string, date = '2026-02-27T00:00:09.554Z') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST dateGenerated="${date}"><INDIVIDUALS>${records}</INDIVIDUALS><ENTITIES><ENTITY><DATAID>1</DATAID><FIRST_NAME>ADF</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>`;

let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'un-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function from(content: string | Uint8Array) {
  made += 1;
  const location = join(folder, `${made}.xml`);
  await writeFile(location, content);
  return unSanctionsList({ location });
}
const whole = listOf(individual);

describeScreeningList('United Nations', {
  whole: () => from(whole),
  cutOff: () => from(whole.slice(0, whole.length - 200)),
  garbled: () => from('<html><body>Service unavailable</body></html>'),
  empty: () => from(''),
  unreachable: async () => unSanctionsList({ location: join(folder, 'absent.xml') }),
  known: { id: '6907993', name: 'ERIC BADEGE' },
});

describe('the XML of the United Nations', () => {
  it('gives a person with names, births and documents, and leaves out what is empty', async () => {
    const reading = await (await from(whole)).read();
    if (!reading.ok) throw new Error(reading.place);
    expect(reading.publishedAt).toBe(Date.parse('2026-02-27T00:00:09.554Z'));
    expect(reading.entries[0]).toEqual({
      id: '6907993',
      kind: 'person',
      programs: ['DRC'],
      names: [
        { text: 'ERIC BADEGE', quality: 'primary' },
        { text: 'إريك باديجي', quality: 'strong' },
        { text: 'Le G&néral', quality: 'weak' },
      ],
      births: [
        { first: '1970-01-01', last: '1972-12-31' },
        { first: '1971-05-02', last: '1971-05-02' },
      ],
      countries: ['CD', 'RW'],
      identifiers: [{ kind: 'passport', value: 'AB187304' }],
      addresses: ['Rwanda'],
      note: 'CDi.001',
    });
    expect(reading.entries[1]).toMatchObject({ id: '1', kind: 'entity', names: [{ text: 'ADF' }] });
  });

  const bytes = new TextEncoder().encode(whole);
  it.each([
    ['cut off at every tenth of it', undefined, 'truncated'],
    ['elements that cross', listOf('<INDIVIDUAL><DATAID>1</INDIVIDUAL></DATAID>'), 'malformed'],
    ['a document type with entities', whole.replace('\n', '\n<!DOCTYPE x [<!ENTITY a "b">]>'), 'malformed'],
    ['a record without a number', listOf(individual.replace('6907993', '')), 'malformed'],
    ['a record without a name', listOf('<INDIVIDUAL><DATAID>5</DATAID><FIRST_NAME/></INDIVIDUAL>'), 'malformed'],
    ['a record twice', listOf(individual + individual), 'malformed'],
    ['a date that is none', listOf(individual, 'yesterday'), 'malformed'],
    ['bytes that are no UTF-8', Uint8Array.from(bytes, (byte, at) => (at === 600 ? 255 : byte)), 'malformed'],
    [
      'no record',
      '<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09Z"><INDIVIDUALS/></CONSOLIDATED_LIST>',
      'empty',
    ],
  ])('is refused whole: %s', async (_, content, problem) => {
    const contents =
      content === undefined
        ? [1, 2, 3, 4, 5, 6, 7, 8, 9].map((part) => bytes.slice(0, (bytes.length * part) / 10))
        : [content];
    for (const each of contents) expect(await (await from(each)).read()).toMatchObject({ ok: false, problem });
  });

  it.skipIf(!existsSync(published))('reads as published', async () => {
    const reading = await unSanctionsList({ location: published }).read();
    if (!reading.ok) throw new Error(`${reading.problem} at ${reading.place}`);
    const persons = reading.entries.filter(({ kind }) => kind === 'person');
    expect([persons.length, reading.entries.length - persons.length]).toEqual([730, 273]);
    expect(persons.filter(({ births }) => births.length > 0).length).toBeGreaterThan(600);
    expect(reading.entries.flatMap(({ names }) => names).some(({ text }) => /\p{Script=Arabic}/u.test(text))).toBe(
      true,
    );
    const countries = persons.filter((entry) => entry.countries.length > 0);
    expect(countries.length).toBeGreaterThan(600);
  });
});

it('is read from its publisher or a path, and from nowhere that could be changed on the way', () => {
  for (const location of ['https://lists.example/un.xml', '/srv/lists/a'])
    expect(unSanctionsConfig.safeParse({ location }).success).toBe(true);
  for (const location of ['', 'http://example.com/list', 'ftp://x'])
    expect(unSanctionsConfig.safeParse({ location }).success).toBe(false);
});
