/**
 * Legal forms as folded words, longest first within a language. Sources: the ISO 20275 entity legal forms list and the
 * forms that occur in public registers. Dotted forms arrive as one word ("G.m.b.H." as gmbh, "A/S" as as).
 */
const suffixes = [
  // English
  'public limited company, private limited company, limited liability company, limited liability partnership, limited liability co',
  'limited partnership, open joint stock company, public joint stock company, closed joint stock company, joint stock company, joint stock co',
  'open joint stock, joint stock, private limited, pte limited, pty limited, pvt limited, company limited, co limited, incorporated, corporation',
  'company, limited, pte ltd, pty ltd, pvt ltd, sdn bhd, co ltd, company ltd, corp ltd, ltd co, plc, ltd, inc, corp, cos, co, llc, llp, lllp, lp, pllc, pte, pty, pvt',
  'bhd, tbk, unlimited company, uc, ulc, dac, clg, cic, cio, na, national association, nv sa, companies, the, de, new, intl inc',
  // German
  'gesellschaft mit beschrankter haftung, gesellschaft mit beschraenkter haftung, aktiengesellschaft, aktien gesellschaft, actien gesellschaft',
  'actiengesellschaft, kommanditgesellschaft auf aktien, kommanditgesellschaft, offene handelsgesellschaft, gesellschaft burgerlichen rechts',
  'gmbh und co kgaa, gmbh und co kg, gmbh co kgaa, gmbh co kg, gmbh cie kg, se und co kgaa, se und co kg, se co kgaa, se co kg, ag und co kgaa, ag und co kg, ag co kgaa, ag co kg',
  'ug haftungsbeschrankt und co kg, ug haftungsbeschrankt, ug haftungsbeschraenkt, und co kgaa, und co kg, und co ohg, co kgaa, co kg, co ohg, akt ges, act ges, aktien ges, actien ges, aktges, actges',
  'ggmbh, gmbh, mbh, kgaa, kg, ohg, gbr, ag, ug, ek, eg, ev, se, partg mbb, partg, und co, und cie, in liquidation, in liquid, in liqu, in liq, in konkurs',
  // French, Belgian, Swiss
  'societe par actions simplifiee unipersonnelle, societe par actions simplifiee, societe a responsabilite limitee, societe anonyme, societe en commandite simple',
  'societe cooperative, sarl, sasu, sas, eurl, scop, sca, scs, snc, sci, sprl, bvba, scrl, cvba, srl, ltee, limitee, enr, et cie, et co',
  // Spanish, Portuguese, Latin American
  'sociedad anonima de capital variable, sociedad anonima unipersonal, sociedad anonima, sociedad de responsabilidad limitada, sociedad limitada unipersonal, sociedad limitada',
  'sociedad unipersonal, sociedade unipessoal limitada, sociedade unipessoal, unipessoal limitada, unipessoal lda, sociedade anonima, sociedade por quotas, limitada',
  'sapi de cv, sab de cv, sa de cv, s de rl de cv, s de rl, sociedad por acciones, sau, slu, sll, slp, sl, sa, spa, ltda, lda, cia ltda, eireli, crl, scpa, sgps sa, sgps',
  // Italian, Romanian
  'societa per azioni, societa a responsabilita limitata semplificata, societa a responsabilita limitata, societa cooperativa, societatea cu raspundere limitata, societate pe actiuni',
  'srls, sapa, scarl, scrl, sas, ss, soc coop, unipersonale, a socio unico',
  // Dutch, Nordic, Baltic
  'naamloze vennootschap, besloten vennootschap, bv, nv, vof, cv, aktieselskab, anpartsselskab, aktiebolag, aktiebolaget, publ ab, ab publ, aksjeselskap, allmennaksjeselskap',
  'osakeyhtio, oyj, oy ab, oy, abp, ab, asa, as, aps, is, ivs, ks, hf, ehf, ans, da, sf, uab, sia, ou, oue, aktsiaselts, publ, amba, fmba',
  // Central and Eastern European
  'spolka z ograniczona odpowiedzialnoscia spolka komandytowa, spolka z ograniczona odpowiedzialnoscia, spolka akcyjna, spolka komandytowa, sp zoo sp k, sp z oo sp k, sp z o o, sp z oo, spzoo, sp k, sp j, psa',
  'spolecnost s rucenim omezenym, akciova spolecnost, spol sro, spol s ro, sro, vos, zrt, nyrt, kft, bt, rt, korlatolt felelossegu tarsasag, reszvenytarsasag',
  'doo, dd, ad, eood, ood, ead, et, dno, jtd, drustvo s ogranicenom odgovornoscu, sh pk, shpk, sha',
  // Turkish, Greek, Cypriot
  'limited sirketi, anonim sirketi, ltd sti, sanayi ve ticaret as, san ve tic as, ve ticaret as, sti, ae, ave, epe, ike, anonymi etaireia, monoprosopi',
  // Russian, Ukrainian
  'obshchestvo s ogranichennoi otvetstvennostiu, aktsionernoe obshchestvo, otkrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo, publichnoe aktsionernoe obshchestvo',
  'oao, ooo, zao, pao, nao, ao, ojsc, cjsc, pjsc, jsc, tov, pat, prat, fgup, too, ttoo, mchj',
  // Asian in Latin letters
  'kabushiki kaisha, kabushiki gaisha, yugen kaisha, yugen gaisha, godo kaisha, gomei kaisha, goshi kaisha, kk, yk, gk, jusik hoesa, persero tbk, persero, company public limited, public company limited, pcl, jv, psc, wll, fze, fzco, fz llc, fzc, saoc, saog, kscc, kpsc, bsc, sal, sae, spc',
];

/** Forms and articles that stand before a name. */
const prefixes =
  'limited liability company, open joint stock company, public joint stock company, closed joint stock company, joint stock company, ' +
  'obshchestvo s ogranichennoi otvetstvennostiu, publichnoe aktsionernoe obshchestvo, otkrytoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo, aktsionernoe obshchestvo, ' +
  'societatea cu raspundere limitata, societe anonyme, societe a responsabilite limitee, sociedad anonima, kabushiki kaisha, kabushiki gaisha, aktiengesellschaft, actiengesellschaft, ' +
  'aktien gesellschaft, actien gesellschaft, akt ges, act ges, oao, ooo, zao, pao, nao, ano, ojsc, cjsc, pjsc, jsc, too, tov, pt, pty, uab, sia, srl, sarl, aktiebolaget, firma, fa, the, company, zavod';

/** Unmistakable wherever they stand, as in "Kleinbahn-Aktiengesellschaft Culmsee-Melno". */
const anywhere =
  'gesellschaft mit beschrankter haftung, gmbh und co kg, gmbh co kg, gmbh, aktiengesellschaft, actiengesellschaft, aktien gesellschaft, actien gesellschaft, aktien ges, actien ges, ' +
  'akt ges, act ges, aktges, actges, societe anonyme, societa per azioni, sociedad anonima, joint stock company, in liquidation, in liquid, in liqu, llc, ltd, inc, kgaa, sp z oo, sp zoo, doo, kft, jsc, ojsc, oao, ooo, ag';

/** Removed as text, before words are told apart: these scripts put no space around them. */
export const unspacedForms =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益財団法人|公益社団法人|学校法人|医療法人|\(株\)|（株）|㈱|\(有\)|（有）|㈲|股份有限公司|有限责任公司|有限責任公司|有限公司|集团公司|控股有限公司|株式會社|주식회사|유한회사|\(주\)|（주）|㈜/gu;

const phrases = (lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(', ').map((phrase) => phrase.trim())));

export const legalSuffixes = phrases(suffixes);
export const legalPrefixes = phrases([prefixes]);
export const legalAnywhere = phrases([anywhere]);
/** The most words a form has. */
export const legalWordsMax = 6;
