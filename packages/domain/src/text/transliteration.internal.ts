/** Letters that no decomposition reduces to a base letter. */
const latin = 'æ ae, œ oe, ø o, ß ss, ł l, đ d, ð d, þ th, ı i, ŋ n, ħ h, ŧ t, ĸ k, ſ s, ƒ f, ə a';

/** Cyrillic by BGN/PCGN without its marks, as company registers print Russian, Ukrainian, Bulgarian and Serbian names. */
const cyrillic =
  'а a, б b, в v, г g, д d, е e, ж zh, з z, и i, к k, л l, м m, н n, о o, п p, р r, с s, т t, у u, ф f, х kh, ц ts, ч ch, ' +
  'ш sh, щ shch, ъ , ы y, ь , э e, ю yu, я ya, є ye, і i, ґ g, ђ dj, ј j, љ lj, њ nj, ћ c, џ dz, ѕ dz, ң n, ө o, ү u, ұ u, қ k, ғ g, һ h, ә a';

/** Greek by ELOT 743, letter by letter. */
const greek =
  'α a, β v, γ g, δ d, ε e, ζ z, η i, θ th, ι i, κ k, λ l, μ m, ν n, ξ x, ο o, π p, ρ r, σ s, ς s, τ t, υ y, φ f, χ ch, ψ ps, ω o';

export const baseLetters: ReadonlyMap<string, string> = new Map(
  [latin, cyrillic, greek].flatMap((table) =>
    table.split(', ').map((pair): [string, string] => {
      const [letter = '', base = ''] = pair.split(' ');
      return [letter, base];
    }),
  ),
);

/** How German and the Nordic languages write these letters where they are missing. */
export const writtenOut: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
]);
