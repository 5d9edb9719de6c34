import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeScreeningList } from '@countersign/ports/screening-list/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ofacList } from './adapter.ts';
import { ofacConfig } from './config.ts';
import { birthOf, readRemarks } from './remarks.ts';

const published = fileURLToPath(new URL('../../../../shared/conformance/sanctions/ofac-', import.meta.url));
const nothing = '-0- ';
const row = (...cells: readonly string[]) => cells.map((cell) => (cell === nothing ? cell : `"${cell}"`)).join(',');
const sdnRow = (id: string, name: string, kind: string, remarks: string) =>
  [id, row(name, kind, 'CUBA', nothing, nothing, nothing, nothing, nothing, nothing, nothing, remarks)].join(',');
const whole = {
  sdn: `${sdnRow('36', 'AEROCARIBBEAN AIRLINES', nothing, nothing)}\r\n${sdnRow('9640', 'DOE, John', 'individual', "DOB 13 Dec 1960; nationality Iran; Passport A123456 (Iran); a.k.a. 'JD'.")}\r\n\x1a`,
  alt: `36,12,"aka","AERO-CARIBBEAN",${nothing}\r\n`,
  add: `36,25,${nothing},"Havana","Cuba",${nothing}\r\n9640,26,"1 Road","Tehran","Iran",${nothing}`,
};

let folder = '';
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ofac-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The list with some of its files as given. */
async function from(files: Partial<typeof whole> = {}) {
  made += 1;
  const location = join(folder, `${made}-`);
  for (const [name, text] of Object.entries({ ...whole, ...files })) await writeFile(`${location}${name}.csv`, text);
  return ofacList({ location });
}

describeScreeningList('OFAC', {
  whole: () => from(),
  cutOff: () => from({ sdn: whole.sdn.slice(0, whole.sdn.length - 60) }),
  garbled: () => from({ sdn: '<html><body>Service unavailable</body></html>' }),
  empty: () => from({ sdn: '' }),
  unreachable: async () => ofacList({ location: join(folder, 'absent-') }),
  known: { id: '36', name: 'AERO-CARIBBEAN' },
});

describe('the files of OFAC', () => {
  it('give an entry with what its remarks say', async () => {
    const reading = await (await from()).read();
    expect(reading.ok && reading.entries[1]).toEqual({
      id: '9640',
      kind: 'person',
      programs: ['CUBA'],
      names: [
        { text: 'DOE, John', quality: 'primary' },
        { text: 'JD', quality: 'weak' },
      ],
      births: [{ first: '1960-12-13', last: '1960-12-13' }],
      countries: ['IR'],
      identifiers: [{ kind: 'passport', value: 'A123456' }],
      addresses: ['1 Road, Tehran, Iran'],
      note: "DOB 13 Dec 1960; nationality Iran; Passport A123456 (Iran); a.k.a. 'JD'.",
    });
  });

  it.each([
    [
      'cut off between two rows, so that a name has lost its entry',
      { sdn: whole.sdn.split('\r\n')[0] ?? '' },
      'truncated',
    ],
    ['cut off inside a quoted name', { alt: '36,12,"aka","AERO-CAR' }, 'truncated'],
    [
      'a row with a cell too many',
      { alt: `36,12,"aka","A","B",${nothing}\r\n36,13,"aka","C",${nothing}` },
      'malformed',
    ],
    ['a number that is none', { add: `x36,25,${nothing},"Havana","Cuba",${nothing}\r\n` }, 'malformed'],
    ['a kind that there is not', { sdn: whole.sdn.replace('individual', 'ghost') }, 'malformed'],
    ['an entry without a name', { sdn: whole.sdn.replace('"DOE, John"', nothing) }, 'malformed'],
    ['an entry twice', { sdn: whole.sdn.replace('9640', '36') }, 'malformed'],
    ['addresses that are gone', { add: ' ' }, 'empty'],
  ])('are refused whole: %s', async (_, files, problem) => {
    expect(await (await from(files)).read()).toMatchObject({ ok: false, problem });
  });

  it.skipIf(!existsSync(`${published}sdn.csv`))('read as published', async () => {
    const reading = await ofacList({ location: published }).read();
    if (!reading.ok) throw new Error(`${reading.problem} at ${reading.place}`);
    const { entries } = reading;
    expect(entries).toHaveLength(7_379);
    const count = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
    expect(['person', 'entity', 'vessel', 'aircraft'].map(count)).toEqual([3_845, 2_994, 323, 217]);
    const strong = entries.flatMap(({ names }) => names.filter(({ quality }) => quality !== 'weak'));
    expect(strong.length).toBeGreaterThan(17_000);
    expect(entries.find(({ id }) => id === '10260')).toMatchObject({
      kind: 'person',
      births: [{ first: '1960-12-13', last: '1960-12-13' }],
      identifiers: [{ kind: 'national_id', value: '8715520' }],
      names: [
        { text: 'CASTRO GARZON, Ricardo' },
        { text: 'LINEROS GARZON, Rodolfo' },
        { text: 'CAYO', quality: 'weak' },
      ],
    });
    const persons = entries.filter(({ kind }) => kind === 'person');
    const said = persons.filter(({ note }) => /\bDOB /.test(note ?? ''));
    expect(said.filter(({ births }) => births.length === 0)).toEqual([]);
  });
});

describe('remarks', () => {
  it.each([
    ['12 Apr 1961', '1961-04-12', '1961-04-12'],
    ['Feb 1964', '1964-02-01', '1964-02-29'],
    ['1945', '1945-01-01', '1945-12-31'],
    ['circa 1969', '1968-01-01', '1970-12-31'],
    ['1985 to 1987', '1985-01-01', '1987-12-31'],
    ['circa 1963-1967', '1962-01-01', '1968-12-31'],
    ['01 Jan 1960 to 31 Dec 1962', '1960-01-01', '1962-12-31'],
    ['circa 29 Feb 1964', '1963-03-01', '1965-03-01'],
  ])('a birth of %s', (text, first, last) => {
    expect(birthOf(text)).toEqual({ first, last });
  });

  it.each(['unknown', '31 Feb 1960', '1987 to 1985'])('a birth of %s is none', (text) => {
    expect(birthOf(text)).toBeUndefined();
  });

  it.each([
    ['Passport 639092215 (Russia)', 'passport', '639092215'],
    ['alt. Passport DP0001029 (Burundi) issued 24 Oct 2011 expires 24 Oct 2016', 'passport', 'DP0001029'],
    ['Passport 563233049 expires 09 May 2018', 'passport', '563233049'],
    ['R.F.C. RISR801101P90 (Mexico)', 'tax', 'RISR801101P90'],
    ['NIT # 830046009-5 (Colombia)', 'tax', '830046009-5'],
    ['SWIFT/BIC TATBIRTH', 'bic', 'TATBIRTH'],
    ['Registration ID HRB 58745 (Germany)', 'registration', 'HRB 58745'],
    ['Vessel Registration Identification IMO 9212888', 'vessel', 'IMO 9212888'],
    ['National ID No. 3520203526763 (Pakistan)', 'national_id', '3520203526763'],
  ])('%s', (text, kind, value) => {
    expect(readRemarks(`${text}.`).identifiers).toEqual([{ kind, value }]);
  });
});

it('is read from its publisher or a path, and from nowhere that could be changed on the way', () => {
  for (const location of ['https://lists.example/ofac/', '/srv/lists/a'])
    expect(ofacConfig.safeParse({ location }).success).toBe(true);
  for (const location of ['', 'http://example.com/list', 'ftp://x'])
    expect(ofacConfig.safeParse({ location }).success).toBe(false);
});
