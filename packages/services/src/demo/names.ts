import type { SeededRandom } from './random.ts';

/** How companies and people of a country are called here; every name is put together and stands for nobody. */
interface Naming {
  readonly country: string;
  /** Halves of a name: each of one kind goes with each of the other. */
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly forms: readonly string[];
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const words = (text: string) => text.split(' ');

const namings: readonly Naming[] = [
  {
    country: 'DE',
    first: words('Lind Esch Tann Rhein Morgen Stein Auen Hassel'),
    second: words('wald hof fels blick tal quell feld born'),
    forms: words('GmbH AG KG'),
    given: words('Anke Bernd Clara Henrik Jutta Ralf Svenja Tobias'),
    family: words('Achterberg Brandis Dornfeld Ellwanger Harms Kettler Oelmann Rautenberg'),
  },
  {
    country: 'FR',
    first: words('Val Clair Mont Bel Haute Ver Saint Brise'),
    second: words('mont bois fleur rive cour nelle clos mer'),
    forms: words('SAS SARL SA'),
    given: words('Amélie Bastien Colette Damien Élise Gaspard Inès Luc'),
    family: words('Aubier Carlier Delorme Fontanel Giraudeau Marchal Perrault Vasseur'),
  },
  {
    country: 'GB',
    first: words('Ash Fern Harrow Mill Thorn Wex King Oak'),
    second: words('combe leigh gate brook bury ford mere haven'),
    forms: ['Ltd', 'plc', 'LLP'],
    given: words('Alfie Beatrice Callum Daisy Edmund Harriet Isla Rowan'),
    family: words('Atherton Blakely Cranwell Dunmore Fairclough Holbrook Penrose Whitlock'),
  },
  {
    country: 'NL',
    first: words('Duin Veld Water Ooster Zilver Meer Kroon Riet'),
    second: words('zicht kamp borg lind dam hoek land veer'),
    forms: ['B.V.', 'N.V.'],
    given: words('Anouk Bram Femke Jasper Lotte Pieter Sanne Teun'),
    family: ['Boersma', 'de Wit', 'Hoekstra', 'Kuipers', 'van Essen', 'Postma', 'Schouten', 'Terpstra'],
  },
  {
    country: 'SE',
    first: words('Björk Gran Fjäll Sund Älv Havs Stor Vinter'),
    second: words('vik holm näs bro karla ro lunda sjö'),
    forms: ['AB'],
    given: words('Agneta Björn Ebba Gustav Hedda Lars Märta Nils'),
    family: words('Almgren Bergkvist Dahlin Ekström Forslund Hallberg Nordqvist Söderholm'),
  },
  {
    country: 'NO',
    first: words('Fjord Nord Skog Hav Bjørn Vest Sol Is'),
    second: words('heim lys stad øy vik nes bakken fjell'),
    forms: ['AS', 'ASA'],
    given: words('Astrid Eirik Frida Håkon Ingrid Magnus Sigrid Torstein'),
    family: words('Aasen Bakke Dahl Engen Grønli Haugland Moen Rognstad'),
  },
  {
    country: 'IT',
    first: words('Monte Vento Riva Sole Pietra Val Costa Bel'),
    second: words('lago fresco chiara maggio nera doro lunga colle'),
    forms: ['S.r.l.', 'S.p.A.'],
    given: words('Alessia Bruno Chiara Dario Elena Fabio Giulia Marco'),
    family: words('Amadei Bellandi Conti Ferrero Galvani Marchetti Salvini Tedesco'),
  },
  {
    country: 'ES',
    first: words('Alta Río Campo Peña Valle Monte Costa Tierra'),
    second: words('mar sol verde clara hermoso sur brisa nova'),
    forms: ['S.L.', 'S.A.'],
    given: words('Alba Carlos Elvira Gonzalo Lucía Mateo Noelia Sergio'),
    family: words('Abellán Barragán Cifuentes Escudero Lozano Montalvo Quintana Zamora'),
  },
  {
    country: 'PL',
    first: words('Zielony Jasna Bursz Wiśla Srebr Dębo Lip Słone'),
    second: words('bór góra tyn na nik wiec nica czko'),
    forms: ['Sp. z o.o.', 'S.A.'],
    given: words('Agnieszka Bartosz Dorota Hubert Kinga Maciej Oliwia Tomasz'),
    family: words('Borowski Czajka Gajewski Jasiński Kalinowska Lisowski Sikora Zawadzka'),
  },
  {
    country: 'AT',
    first: words('Alpen Donau Gletscher Sonn Berg Wild Kaiser Enzi'),
    second: words('grund tal hof kogel moos see rain an'),
    forms: ['GmbH', 'AG'],
    given: words('Andreas Barbara Florian Johanna Leopold Magdalena Stefan Theresa'),
    family: words('Aigner Ebner Gruber Hofstätter Lechner Pichler Rainer Wallner'),
  },
  {
    country: 'CH',
    first: words('See Matter Aare Rigi Jura Tell Enga Sänti'),
    second: words('blick fels weg horn wald matt dina s'),
    forms: ['AG', 'GmbH', 'SA'],
    given: words('Beat Corinne Fabienne Lukas Nadja Reto Selina Urs'),
    family: words('Ammann Bärtschi Flückiger Imhof Keller Rüegg Stalder Zumstein'),
  },
  {
    country: 'US',
    first: words('Cedar Blue Iron Lake Prairie Red Silver West'),
    second: words('line crest wood shore gate rock ton field'),
    forms: ['Inc.', 'LLC', 'Corp.'],
    given: words('Ava Caleb Hannah Jordan Madison Nathan Riley Wyatt'),
    family: words('Aldridge Bannister Caldwell Hartwell Langston Merrick Prescott Sutherland'),
  },
  {
    country: 'DK',
    first: words('Strand Bøge Kyst Ny Skov Hav Mølle Lyng'),
    second: words('by lund vej havnen bo blik gaard holm'),
    forms: ['A/S', 'ApS'],
    given: words('Anders Birgitte Emil Freja Jeppe Karen Mikkel Signe'),
    family: words('Bech Dalsgaard Frandsen Holm Kjær Lund Nygaard Thorsen'),
  },
  {
    country: 'JP',
    first: words('Asahi Hoshi Kawa Midori Sakura Tsuki Yama Umi'),
    second: words('kawa zora nami gaoka machi mori biko kaze'),
    forms: ['K.K.', 'G.K.'],
    given: words('Aiko Daichi Emi Haruto Kaori Naoki Rina Takumi'),
    family: words('Aoyama Fujisawa Hayami Kitamura Matsuda Okabe Shimizu Wakabayashi'),
  },
];

const trades = words(
  'Logistics Pharma Foods Energy Mobility Textil Marine Optics Robotics Print Packaging Timber Ceramics Metals Medical Travel Seeds Paper Chemie Media Tools Insurance Aviation Hotels',
);

export interface InventedCompany {
  readonly name: string;
  readonly country: string;
  /** Without a top-level domain; registered by nobody under `.example`. */
  readonly label: string;
}

/** Gives companies and people that stand for nobody, each name once. */
export function inventNames(random: SeededRandom) {
  const taken = new Set<string>();
  const fresh = <Made>(make: () => Made, keyOf: (made: Made) => string): Made => {
    for (let attempt = 0; attempt < 5_000; attempt += 1) {
      const made = make();
      if (taken.has(keyOf(made))) continue;
      taken.add(keyOf(made));
      return made;
    }
    throw new Error('all names have been given');
  };
  // Two that share the telling half of their name would look like one customer.
  const company = (suffixes: readonly string[], withForm: boolean): InventedCompany =>
    fresh(
      () => {
        const naming = random.pick(namings);
        const root = `${random.pick(naming.first)}${random.pick(naming.second)}`;
        const core = `${root} ${random.pick(suffixes)}`;
        return {
          name: withForm ? `${core} ${random.pick(naming.forms)}` : core,
          country: naming.country,
          label: labelOf(core),
          root,
        };
      },
      ({ root }) => `root ${root}`,
    );
  return {
    customer: () => company(trades, true),
    partner: (suffixes: readonly string[]) => company(suffixes, false),
    person: (country: string): string =>
      fresh(
        () => {
          const naming = namings.find((known) => known.country === country) ?? random.pick(namings);
          return `${random.pick(naming.given)} ${random.pick(naming.family)}`;
        },
        (name) => `person ${name}`,
      ),
  };
}

export type InventNames = ReturnType<typeof inventNames>;

/** A name as a part of a domain or an address: `bjorkvik-marine`. */
export function labelOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const latin = plain.replace(/ø/g, 'o').replace(/æ/g, 'ae').replace(/ł/g, 'l').replace(/ß/g, 'ss').replace(/đ/g, 'd');
  return latin.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
