/**
 * Arabic, Persian, Urdu and Hebrew letters by how they sound most often; short vowels are not written in these scripts.
 * After the romanisation of BGN/PCGN without its marks. A letter that is not here is spelt by whoever spells the others.
 */
const arabic =
  'ا a, أ a, إ i, آ a, ٱ a, ى a, ء , ئ y, ؤ w, ب b, پ p, ت t, ث th, ج j, چ ch, ح h, خ kh, د d, ذ dh, ر r, ز z, ژ zh, س s, ش sh, ' +
  'ص s, ض d, ط t, ظ z, ع , غ gh, ف f, ڤ v, ق q, ك k, ک k, گ g, ل l, م m, ن n, ں n, ه h, ة a, ھ h, ہ h, و w, ي y, ی y, ے y, ٹ t, ڈ d, ڑ r, ' +
  'ـ , ً , ٌ , ٍ , َ a, ُ u, ِ i, ّ , ْ , ٰ a, \u200c , \u200d ';
const hebrew =
  'א a, ב b, ג g, ד d, ה h, ו v, ז z, ח h, ט t, י y, כ k, ך k, ל l, מ m, ם m, נ n, ן n, ס s, ע , פ p, ף p, צ ts, ץ ts, ק k, ר r, ש sh, ת t';

const letters: ReadonlyMap<string, string> = new Map(
  [arabic, hebrew].flatMap((table) =>
    table
      .split(', ')
      .map((pair): [string, string] => [[...pair][0] ?? '', pair.slice([...pair][0]?.length ?? 0).trim()]),
  ),
);

const abjad = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Whether short vowels are missing from how a name is written. */
export const isAbjad = (text: string) => abjad.test(text);

/** Latin letters for Arabic and Hebrew ones; everything else as it is. The article is a word of its own. */
export function spellAbjad(text: string): string {
  const parted = text.normalize('NFC').replace(/(?<=^|\s)ال(?=\p{L}{2})/gu, 'ال ');
  return [...parted].map((letter) => letters.get(letter) ?? letter).join('');
}

/**
 * A word's consonants as they sound, the same for "mhmd", "Muhammad" and "Mohamed". Letters that one of the scripts does
 * not tell apart are one: b p v f, k q c, g j, t d, s z.
 */
export function consonantsOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/tch|ch/g, 's')
    .replace(/kh|gh/g, 'k')
    .replace(/sch|sh/g, 's')
    .replace(/th|dh|d/g, 't')
    .replace(/ts|tz|zh/g, 's')
    .replace(/x/g, 'ks')
    .replace(/[pvf]/g, 'b')
    .replace(/[qcgj]/g, 'k')
    .replace(/z/g, 's')
    .replace(/[aeiouyw]|(?<=.)h$/g, '')
    .replace(/(.)\1+/g, '$1');
}
