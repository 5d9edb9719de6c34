/**
 * Words that say what kind of company it is rather than which: one concept a line, its first word standing for all.
 * A star takes any ending. They weigh little when two names are compared.
 */
const concepts = `
group groupe grupo gruppe gruppo grupa konzern keiretsu
holding holdings beteiligung* participations participacoes
company gesellschaft ges companies compagnie companhia compania kompanie cie cia
association assoc associacao asociacion verein verband vereniging
international internacional internationale internazionale intl int
global worldwide
national nacional nationale nazionale natl
research recherche* investigacion investigacao forschung* ricerca ricerche
development desenvolvimento desarrollo entwicklung* developpement sviluppo
technology technologies technologie tecnologia* tecnologie tech technic* technik tehnologi* informaciotechnolog*
systems system systeme systemes sistemas sistema sistemi
solutions solution solucoes soluciones losungen soluzioni
services service servicios servico* dienste dienst* servizi svcs
engineering ingenieria engenharia ingenierie ingegneria ingenieur* eng
industries industry industrial industria* industrie* indus ind
manufacturing mfg manufactur* manufaktur
products product produtos productos produits produkt* prodotti prod
pharmaceutical pharmaceuticals pharmaceutica pharma farmaceutic* pharmazeut* pharmaceutique* farma
biotechnology biotechnologies biotech biotecnolog* biotechnologie biotechnika
biopharmaceutical biopharmaceuticals biopharma biofarma*
biosciences bioscience biociencia*
biologics biologic biologicals
biomedical biomedicals biomedica biomedizin*
therapeutics therapeutic therapeutica* therapies therapy
medical medicals medicine medicines medico medica medizin* medizintechnik meditsin*
health healthcare sante salud saude gesundheit*
sciences science scientific scientia* ciencia* cientific* wissenschaft* scienze
laboratories laboratory laboratorio* laboratoire* labor labs lab
chemical chemicals chemistry quimica* chimi* chem* himi*
diagnostics diagnostic diagnostico* diagnostik
genetics genetic genomics genomic
center centre centro zentrum centrum centr
institute institut instituto istituto
foundation fundacao fundacion fondation stiftung fondazione
consulting consultants consultant consultoria* consultores conseil consult beratung*
engineers architects
construction constructions construcao construccion* constru* baugesellschaft
energy energie energia energies
power electric electrical electricity electronics electronic elektrik* elektro* eletr* electr* denki elektricitats* elektrizitats*
electronics
motors motor automotive automobile* automobil*
machinery machine machines maschinen* maquin* mech mechanische maschinenfabrik
materials material materiais materiau*
metals metal metall* metais
steel stahl acier aco
environment environmental ambiente umwelt* ambiental
software informatica informatik informatique
digital data
network networks netz* redes
communications communication telecom telecommunications telecomunic* telekom* comunic*
information informacion
financial finance finanz* financier* financeir*
bank banco banque banca banken bancorp bancshares
insurance versicherung* seguros assurance* assicurazioni
capital partners
investment investments investimento* inversion*
trust fund funds fonds
properties property realty estate real immobilien*
trading trade handel* comercio comercial comercializacao commerce commercial vertrieb*
logistics logistic logistica logistik transport* transporte*
food foods alimentos alimentar* lebensmittel*
brewery brauerei brauereien
factory fabrik fabriken fabr fabrica fabryka zavod werk werke works
mining bergbau bergwerk* mines minera
management mgmt gestao gestion
design media marketing
education educacao educacion bildung
publishing publications publisher publishers publicacoes verlag* editora
security
resources resource
enterprises enterprise entreprise* empresa* unternehmen
brothers bros gebruder gebrueder hermanos irmaos freres fratelli
sons son sohne soehne fils hijos filhos figli
agency agencia agentur
project projects projectos projetos
innovation innovations inovacao innovacion
studio studios
first 1st
second 2nd
third 3rd
fourth 4th
fifth 5th
sixth 6th
seventh 7th
eighth 8th
ninth 9th
tenth 10th
saint st sankt
united
new
general
american
european
limited
formerly vormals vorm
bei
restaurant restaurants cafe coffee
store stores shop shops market markt
supermarket supermarche supermercado*
hotel hotels
clinical clinic clinics clinica clinique klinik* trial trials
football futebol futbol fussball soccer
club clube klub sport sports
safety secure
advanced applied innovative smart
discovery dynamics
vaccine vaccines
cancer oncology
cell cells gene genes
life lifesciences lifescience
care
dental
agricultural agriculture agro agri agricola agrar*
marine maritime shipping
aerospace aviation airlines airline airport airways
rail railway railways eisenbahn bahn
water wasser agua wasserwerke
oil petroleum petro gas
solar wind nuclear
fuels fuel
copper gold silver
paper papier pulp
mills mill
textile textiles textil
plastics plastic kunststoff*
optical optics photonics photonic
semiconductor semiconductors
robotics robotic automation
instruments instrument devices device equipment tools components component parts
seiki seisakusho kogyo sangyo shoji denshi kagaku
acquisition acquisitions strategic
battery batteries
entertainment games gaming interactive
retail wholesale import export
travel tours tourism
cement glass ceramics rubber
fashion clothing apparel
cosmetics beauty
academy school university college
hospital hospitals
business enterprises
securities asset assets
original
pharmacy pharmacie farmacia apotheke apteka
`;

/** Spelt differently, said the same, and telling all the same: they are made one, but keep their weight. */
const telling = new Set([
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'saint',
]);

type Concept = { readonly word: string; readonly isTelling: boolean };

const exact = new Map<string, Concept>();
const stems: (readonly [string, Concept])[] = [];
for (const line of concepts.trim().split('\n')) {
  const [word = '', ...others] = line.split(' ');
  const concept = { word, isTelling: telling.has(word) };
  for (const each of [word, ...others]) {
    if (each.endsWith('*')) stems.push([each.slice(0, -1), concept]);
    else if (!exact.has(each)) exact.set(each, concept);
  }
}

/** The concept a folded word stands for; undefined for a word that names. */
export function conceptOf(word: string): Concept | undefined {
  return exact.get(word) ?? stems.find(([stem]) => word.length >= stem.length && word.startsWith(stem))?.[1];
}

/** Countries, peoples and regions as companies add them to their names; they weigh little, for a group has one in each. */
export const placeWords: ReadonlySet<string> = new Set(
  (
    'africa america american argentina asia australia australian austria oesterreich osterreich belgium belgique brasil brazil bulgaria canada ' +
    'canadian central chile china colombia croatia czech danmark denmark deutschland deutsche east eastern egypt emea espana europa europe european ' +
    'finland france francaise german germany greece hellas hong kong hongkong hrvatska hungary iberia iberica india indonesia ireland israel italia ' +
    'italy japan korea latam latin magyarorszag malaysia mexico middle nederland netherlands nippon nordic norge north northern norway osterreich ' +
    'pacific polska poland portugal romania russia schweiz scandinavia singapore slovakia slovenia south southern spain suisse suomi sverige sweden ' +
    'swiss switzerland taiwan thailand turkey turkiye uk ukraine us usa vietnam west western ' +
    'beijing shanghai shenzhen guangzhou chengdu hangzhou suzhou nanjing wuhan zhejiang jiangsu guangdong tokyo osaka seoul london paris berlin'
  ).split(' '),
);

/** How languages say and, which the sign & replaces. */
export const conjunctions: ReadonlySet<string> = new Set([
  'and',
  'und',
  'u',
  'et',
  'y',
  'e',
  'i',
  'og',
  'och',
  'en',
  've',
  'ja',
  'si',
]);

/** Joins words without telling anything; dropped within a name. */
export const connectors: ReadonlySet<string> = new Set(
  'and und u et y e i in im am an at on by with mit con com avec og och en ve ja si of for the de del della di da do dos das du des der die das den fur fuer pour para per von vom zu zum zur van la le les los las el il lo'.split(
    ' ',
  ),
);

/** Added to or left off at will by parts of one business; never what tells two apart. */
export const looseWords: ReadonlySet<string> = new Set(['group', 'holding', 'company', 'international', 'global']);
