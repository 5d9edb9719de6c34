/**
 * Spellings of one name that occur side by side on the lists of the US and the UN, the first standing for all. What
 * stands here is common besides: it tells less who somebody is.
 */
const spellings = `
muhammad mohammad mohammed mohamed mohamad muhammed muhamad muhamed mohamud mohamet mehmet mahomed mohd mouhamed mohamadou mamadou
ahmad ahmed ahmet ahmadu akhmad akhmed achmad
abd abdul abdel abdal abdoul abdur abdu abdou abdus abdull
abdullah abdallah abdulla abdalla abdoulaye abdulah abdellah
hassan hasan hassane hacene khasan
hussein husayn hussain hossein husain hussien hosein huseyin husein hussayn houssein khusein
omar umar oumar omer umer
ali aly alii
ibrahim ibraheem ebrahim brahim ibragim
mahmoud mahmud mahmood mehmood makhmud
mustafa mostafa moustafa mustapha mustafah
said saeed saiid saied
saleh salih salah saalih
salim saleem salem selim
yusuf youssef yusif yousef yusef yousuf yousif youssouf yussef yusup
yasin yassin yaseen yassine
ismail ismael esmail ismaeel esmaeil
khalid khaled
rahman rehman rahmane
rashid rasheed rachid
khalil khaleel
karim kareem
jamal gamal djamel djamal
jamil jameel gamil
hamid hameed
latif lateef
nasir nasser naser
qasim kassem qassem qasem kasim kassim gasim
sulayman sulaiman suleiman soleiman suleyman sleiman soliman
tariq tarek tareq tarik
uthman othman osman usman ousmane
usama osama usamah ousama
walid waleed oualid
yahya yahia yehia
musa mousa moussa
bashir basheer bachir
mansour mansur
faisal faysal feisal
hadi hady
hakim hakeem
hisham hesham hicham
issa isa eissa
jabir jaber gaber
jafar jaafar jaffar
mahdi mehdi mahdy
adil adel
aziz azeez
hafiz hafez
khalaf khalf
majid majeed maged
nur noor nour
reza rida ridha riza
samir sameer
sharif shareef cherif sherif
zayn zain zein
maria mariya mariia
georgiy georgy georgi georgii heorhii
yuri yury yuriy iurii yurii iuri
petr pyotr petro piotr
pavel pavlo
mikhail mykhailo michail mihail
alexander aleksandr alexandr aliaksandr oleksandr aleksander alexandre
alexei aleksey alexey aleksei oleksiy alexej
andrei andrey andriy andrej
dmitry dmitri dmitriy dmytro dimitri
sergei sergey serhiy sergej siarhei
nikolai nikolay mykola mikalai nikolaj
vladimir volodymyr uladzimir wladimir
viktor victor viktar
igor ihor
oleg oleh
evgeny yevgeny yevgeniy evgeni yevhen evgenii evgeniy
gonzalez gonzales
rodriguez rodrigues
hernandez hernandes
fernandez fernandes
lopez lopes
perez peres
sanchez sanches
gomez gomes
ramirez ramires
martinez martines
kim gim
pak park bak
ri li lee yi rhee
choe choi
chong jong jung chung jeong
chol cheol
`;

const common =
  'antonio jesus garcia torres manuel alberto mario oscar angel arturo ramon javier diaz flores martin fernando enrique simon ' +
  'jose juan carlos luis jorge pedro pablo miguel john george peter paul michael charles louis mary ivan francisco felix eduardo reyes moreno vargas david daniel julio cesar castro rivera ricardo rafael khan shah malik amir amin ' +
  'habib hamza abbas adam salman iqbal akbar asad yong chang song nam su il ho myong kyong chun kang han jin wang zhang liu chen ' +
  'yang huang zhao wu zhou xu sun ma zhu hu lin guo he gao luo james robert william thomas richard joseph smith anna elena olga ' +
  'smirnov ivanov kuznetsov popov petrov vladimirovich aleksandrovich sergeevich nikolaevich viktorovich ivanovich';

/** Words that join names or say of what rank or sex somebody is. */
const particles =
  'al el ul ad ar as ash at az an bin ben ibn bint bent ould uld abu abou aboo umm um oum de del della di da do dos das la las los le ' +
  'van von der den ter zu zur af av y e i ur ud uz din deen';
const titles =
  'mr mrs ms miss dr prof sir dame lord lady haji hajji hajj hadji alhaji mullah mulla maulvi maulavi mawlawi qari sheikh shaykh ' +
  'shaikh sheik cheikh sayyid sayyed seyed sayed syed seyyed ayatollah imam general gen colonel col major captain capt commander ' +
  'brigadier admiral lieutenant president minister hon honourable reverend rev jr sr ii iii iv';

const listOf = (words: string): readonly string[] => words.trim().split(/\s+/);
const lines = spellings
  .trim()
  .split('\n')
  .map((line) => listOf(line));

/** The spelling that stands for all of a name; the word itself where there is but one. */
export const standingFor: ReadonlyMap<string, string> = new Map(
  lines.flatMap(([first = '', ...others]) => others.map((other) => [other, first])),
);
export const commonNames: ReadonlySet<string> = new Set([...lines.map(([first = '']) => first), ...listOf(common)]);
export const nameParticles: ReadonlySet<string> = new Set(listOf(particles));
export const personTitles: ReadonlySet<string> = new Set(listOf(titles));
