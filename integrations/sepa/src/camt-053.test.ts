import { describe, expect, it } from 'vitest';
import { readCamt053 } from './camt-053.ts';

type Parts = { readonly entries?: string; readonly version?: string; readonly prolog?: string; readonly id?: string };

function camt({ entries = '', version = '08', prolog = '', id = 'ST-1' }: Parts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${prolog}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">
    <BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-05-06T09:00:00Z</CreDtTm></GrpHdr><Stmt><Id>${id}</Id>
    <Acct><Id><IBAN>DE75 5121 0800 1245 1261 99</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
}

function entry(
  inside: string,
  parts: { readonly amount?: string; readonly direction?: string; readonly after?: string } = {},
): string {
  const { amount = '<Amt Ccy="EUR">10.00</Amt>', direction = 'DBIT', after = '' } = parts;
  return `<Ntry>${amount}<CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-05-05</Dt></BookgDt>${after}${inside}</Ntry>`;
}

const details = (...inside: readonly string[]) =>
  `<NtryDtls>${inside.map((one) => `<TxDtls>${one}</TxDtls>`).join('')}</NtryDtls>`;
const key = (endToEndId: string) => `<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>`;
const amount = (digits: string, currency = 'EUR') => `<Amt Ccy="${currency}">${digits}</Amt>`;

const read = (content: string | Uint8Array) =>
  readCamt053(typeof content === 'string' ? new TextEncoder().encode(content) : content);

function entriesOf(content: string) {
  const result = read(content);
  if (!result.ok) throw new Error(`${result.refusal.code} at ${result.refusal.place}`);
  return result.value.flatMap(({ entries }) => entries);
}

function refusalOf(content: string | Uint8Array) {
  const result = read(content);
  return result.ok ? null : result.refusal;
}

describe('an entry of a statement', () => {
  it('that books a batch is taken apart by its details, each with its own key', () => {
    const batch = details(key('K-1') + amount('4.00'), key('K-2') + amount('5.50'), key('K-3') + amount('0.50'));
    const entries = entriesOf(camt({ entries: entry(batch, { after: '<AcctSvcrRef>B77</AcctSvcrRef>' }) }));
    expect(entries.map(({ endToEndId, amountMinor }) => [endToEndId, amountMinor])).toEqual([
      ['K-1', -400n],
      ['K-2', -550n],
      ['K-3', -50n],
    ]);
    expect(new Set(entries.map(({ reference }) => reference)).size).toBe(3);
  });

  it('of version 02 names the amounts of its details elsewhere', () => {
    const of02 = (id: string, digits: string) => `${key(id)}<AmtDtls><TxAmt>${amount(digits)}</TxAmt></AmtDtls>`;
    const batch = entry(details(of02('K-1', '9.99'), of02('K-2', '0.01'))).replace(
      '<Sts><Cd>BOOK</Cd></Sts>',
      '<Sts>BOOK</Sts>',
    );
    expect(entriesOf(camt({ version: '02', entries: batch })).map(({ amountMinor }) => amountMinor)).toEqual([
      -999n,
      -1n,
    ]);
  });

  it.each([
    ['do not add up', [key('K-1') + amount('4.00'), key('K-2') + amount('5.00')]],
    ['name no amounts', [key('K-1'), key('K-2')]],
    ['name another currency', [key('K-1') + amount('4.00', 'USD'), key('K-2') + amount('6.00')]],
    ['are none', []],
  ])('whose details %s stays whole and without a key, for a person to look at', (_label, inside) => {
    expect(entriesOf(camt({ entries: entry(details(...inside)) }))).toMatchObject([
      { endToEndId: null, amountMinor: -1000n },
    ]);
  });

  it('with one detail is what was booked, whatever was instructed', () => {
    const one = entry(details(key('K-1') + amount('11.00', 'USD')));
    expect(entriesOf(camt({ entries: one }))).toMatchObject([
      { endToEndId: 'K-1', amountMinor: -1000n, currency: 'EUR' },
    ]);
  });

  it.each([
    ['with the bank’s reason', '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>', '', 'AC04'],
    ['with a reason of its own', '<RtrInf><Rsn><Prtry>closed</Prtry></Rsn></RtrInf>', '', 'closed'],
    ['without a reason', '<RtrInf/>', '', null],
    [
      'by its booking code',
      '',
      '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>',
      null,
    ],
  ])('is a return %s', (_label, inDetail, inEntry, reasonCode) => {
    const one = entry(inEntry + details(key('K-1') + inDetail), { direction: 'CRDT' });
    expect(entriesOf(camt({ entries: one }))).toMatchObject([
      { isReturn: true, reasonCode, amountMinor: 1000n, endToEndId: 'K-1' },
    ]);
  });

  it('that reverses a booking is a return', () => {
    const one = entry(details(key('K-1')), { direction: 'CRDT' }).replace('<Sts>', '<RvslInd>true</RvslInd><Sts>');
    expect(entriesOf(camt({ entries: one }))).toMatchObject([{ isReturn: true, amountMinor: 1000n }]);
  });

  it('that is not booked yet is counted and left out', () => {
    const pending = entry(details(key('K-1'))).replace('BOOK', 'PDNG');
    const result = read(camt({ entries: pending + entry(details(key('K-2'))) }));
    expect(result.ok && result.value[0]?.pendingCount).toBe(1);
    expect(result.ok && result.value[0]?.entries.map(({ endToEndId }) => endToEndId)).toEqual(['K-2']);
  });

  it('has the same reference in an overlapping statement when the bank gives one, and a payment another than its return', () => {
    const paid = entry(details(key('K-1')), { after: '<AcctSvcrRef>B1</AcctSvcrRef>' });
    const back = entry(details(`${key('K-1')}<RtrInf/>`), {
      direction: 'CRDT',
      after: '<AcctSvcrRef>B1</AcctSvcrRef>',
    });
    const [first, second] = entriesOf(camt({ entries: paid + back }));
    expect(first?.reference).not.toBe(second?.reference);
    const [again] = entriesOf(camt({ id: 'ST-2', entries: back + paid }));
    expect(again?.reference).toBe(second?.reference);
  });

  it('that the bank names like another one of the statement stays a movement of its own', () => {
    const same = entry(details(key('K-1')), { after: '<AcctSvcrRef>B1</AcctSvcrRef>' });
    const references = entriesOf(camt({ entries: same + same })).map(({ reference }) => reference);
    expect(new Set(references).size).toBe(2);
  });

  it('says NOTPROVIDED where it has no key', () => {
    expect(entriesOf(camt({ entries: entry(details(key('NOTPROVIDED'))) }))).toMatchObject([{ endToEndId: null }]);
  });

  it.each([
    ['EUR', '10', -1000n],
    ['EUR', '10.5', -1050n],
    ['EUR', '10.50000', -1050n],
    ['JPY', '2700', -2700n],
    ['JPY', '2700.00', -2700n],
    ['KWD', '1.234', -1234n],
    ['EUR', '.05', -5n],
  ])('of %s %s is %d minor units', (currency, digits, minor) => {
    expect(entriesOf(camt({ entries: entry('', { amount: amount(digits, currency) }) }))).toMatchObject([
      { amountMinor: minor },
    ]);
  });
});

describe('a statement is refused whole', () => {
  it.each([
    ['a fraction of a cent', entry('', { amount: amount('10.001') }), 'Amt[1]'],
    ['an amount in words', entry('', { amount: amount('ten') }), 'Amt[1]'],
    ['an exponent', entry('', { amount: amount('1e3') }), 'Amt[1]'],
    ['an amount below zero', entry('', { amount: amount('-1.00') }), 'Amt[1]'],
    ['an amount beyond all books', entry('', { amount: amount('9'.repeat(18)) }), 'Amt[1]'],
    ['no amount', entry('', { amount: '' }), 'Ntry[1]'],
    ['a currency that is none', entry('', { amount: amount('1.00', 'XXX') }), 'Amt[1]'],
    ['a direction that is none', entry('', { direction: 'OUT' }), 'CdtDbtInd[1]'],
    ['a day that does not exist', entry('').replace('2026-05-05', '2026-02-30'), 'BookgDt[1]'],
    ['no day', entry('').replace(/<BookgDt>.*<\/BookgDt>/, ''), 'Ntry[1]'],
    ['no status', entry('').replace('<Sts><Cd>BOOK</Cd></Sts>', ''), 'Ntry[1]'],
  ])('with %s, and says where', (_label, entries, place) => {
    const refusal = refusalOf(camt({ entries: entry('') + entries }).replace('</Ntry><Ntry>', '</Ntry>\n<Ntry>'));
    expect(refusal).toMatchObject({ code: 'statement_malformed', place: expect.stringMatching(/^Document\//) });
    expect(refusal?.place).toContain(place.replace('Ntry[1]', 'Ntry[2]'));
  });

  it.each([
    ['another format', camt({ version: '13' }), 'statement_format_unknown'],
    ['a payment order', camt({}).replaceAll('camt.053.001.08', 'pain.001.001.09'), 'statement_format_unknown'],
    ['a page', '<html><body>Sign in</body></html>', 'statement_format_unknown'],
    ['half a file', camt({}).slice(0, -20), 'statement_not_readable'],
    ['two roots', `${camt({})}<x/>`, 'statement_not_readable'],
    ['nothing', '', 'statement_not_readable'],
    ['an unknown entity', camt({ id: '&nbsp;' }), 'statement_not_readable'],
    ['an encoding that is not known', camt({}).replace('UTF-8', 'EBCDIC'), 'statement_not_readable'],
    [
      'a file that is reachable',
      camt({ prolog: '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', id: '&x;' }),
      'statement_forbidden_content',
    ],
    ['an address', camt({ prolog: '<!DOCTYPE d SYSTEM "http://169.254.169.254/">' }), 'statement_forbidden_content'],
    [
      'a parameter entity',
      camt({ prolog: '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://x/">%p;]>' }),
      'statement_forbidden_content',
    ],
    ['a thousand million laughs', camt({ prolog: laughs(), id: '&l9;' }), 'statement_forbidden_content'],
    [
      'a quadratic blow-up',
      camt({ prolog: `<!DOCTYPE d [<!ENTITY a "${'a'.repeat(50_000)}">]>`, id: '&a;'.repeat(20_000) }),
      'statement_forbidden_content',
    ],
    ['a declaration inside', camt({ entries: '<!ENTITY x "y">' }), 'statement_not_readable'],
    ['elements nested without end', camt({ entries: '<a>'.repeat(100_000) }), 'statement_too_large'],
  ])('when it holds %s', (_label, content, code) => {
    const startedAt = performance.now();
    expect(refusalOf(content)).toMatchObject({ code });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('when it is too large, before it is looked at, and when its bytes are no text', () => {
    expect(refusalOf(new Uint8Array(33 * 1024 * 1024))).toMatchObject({ code: 'statement_too_large' });
    expect(refusalOf(Uint8Array.of(0xff, 0xfe, 0x3c, 0x00))).toMatchObject({ code: 'statement_not_readable' });
  });
});

describe('the text of a statement', () => {
  it('is read in the encoding that it declares', () => {
    const text = camt({
      entries: entry(details(`${key('K-1')}<RltdPties><Cdtr><Pty><Nm>Müller</Nm></Pty></Cdtr></RltdPties>`)),
    });
    expect(entriesOf(text)).toMatchObject([{ note: 'Müller' }]);
    const latin = Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1');
    const result = read(latin);
    expect(result.ok && result.value[0]?.entries[0]?.note).toBe('Müller');
    expect(refusalOf(Buffer.from(text, 'latin1'))).toMatchObject({ code: 'statement_not_readable' });
    expect(entriesOf(`\uFEFF${text}`)).toHaveLength(1);
  });

  it('may be prefixed, hold CDATA and character references', () => {
    const text = camt({ entries: entry(details(key('<![CDATA[K-]]>&#49;&amp;'))) })
      .replaceAll(/<(\/?)([A-Z])/g, '<$1c:$2')
      .replace('xmlns=', 'xmlns:c=')
      .replace('<c:![', '<![');
    expect(entriesOf(text.replace('<c:CDATA', '<CDATA'))).toMatchObject([{ endToEndId: 'K-1&' }]);
  });

  it('of eight times the entries takes about eight times as long, and not the square of it', () => {
    const secondsFor = (count: number): number => {
      const text = camt({ entries: Array.from({ length: count }, (_, at) => entry(details(key(`K-${at}`)))).join('') });
      const startedAt = performance.now();
      expect(entriesOf(text)).toHaveLength(count);
      return performance.now() - startedAt;
    };
    secondsFor(500);
    const few = Math.max(secondsFor(1_000), secondsFor(1_000));
    expect(Math.min(secondsFor(8_000), secondsFor(8_000)) / few).toBeLessThan(32);
  });
});

function laughs(): string {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
  return `<!DOCTYPE d [<!ENTITY l0 "ha">${entities.join('')}]>`;
}
