import { type Country, countries } from '@countersign/domain/country/countries';

/** Names that publishers of lists use and CLDR does not. */
const others: Readonly<Record<string, Country>> = {
  'bahamas, the': 'BS',
  'bolivia (plurinational state of)': 'BO',
  'bosnia and herzegovina': 'BA',
  burma: 'MM',
  'cabo verde': 'CV',
  'china, hong kong special administrative region': 'HK',
  'congo, democratic republic of the': 'CD',
  'congo, republic of the': 'CG',
  congo: 'CG',
  'cote d ivoire': 'CI',
  "cote d'ivoire": 'CI',
  'czech republic': 'CZ',
  "democratic people's republic of korea": 'KP',
  'democratic republic of the congo': 'CD',
  'hong kong': 'HK',
  'iran (islamic republic of)': 'IR',
  'korea, north': 'KP',
  'korea, south': 'KR',
  "lao people's democratic republic": 'LA',
  macau: 'MO',
  'macedonia, the former yugoslav republic of': 'MK',
  'man, isle of': 'IM',
  'micronesia, federated states of': 'FM',
  palestinian: 'PS',
  'region: gaza': 'PS',
  'republic of korea': 'KR',
  'republic of moldova': 'MD',
  'region: crimea': 'UA',
  'russian federation': 'RU',
  'saint kitts and nevis': 'KN',
  'saint vincent and the grenadines': 'VC',
  'state of palestine': 'PS',
  'syrian arab republic': 'SY',
  'the gambia': 'GM',
  'trinidad and tobago': 'TT',
  turkey: 'TR',
  'united kingdom of great britain and northern ireland': 'GB',
  'united republic of tanzania': 'TZ',
  'united states of america': 'US',
  'venezuela (bolivarian republic of)': 'VE',
  'viet nam': 'VN',
  'virgin islands, british': 'VG',
  'west bank': 'PS',
};

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/&/g, 'and')
    .replace(/\bst\. /gi, 'saint ')
    .trim()
    .toLowerCase();

const named = new Intl.DisplayNames(['en'], { type: 'region' });
const byName: ReadonlyMap<string, Country> = new Map([
  ...countries.map((code): [string, Country] => [plain(named.of(code) ?? code), code]),
  ...Object.entries(others),
]);

/** The country that a publisher names in English; undefined for regions, former states and what is no country. */
export function countryNamed(name: string): Country | undefined {
  return byName.get(plain(name));
}
