import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { civilDate } from '@countersign/domain/time/civil-date';
import type { PayoutBatch, PayoutOrder } from '@countersign/ports/payout-rail/order';
import { sampleBatch, sampleOrders, samplePayer } from '@countersign/ports/payout-rail/testing/sample-batch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { sepaRail } from './adapter.ts';
import { writePain001 } from './pain-001.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { toSepaText } from './sepa-text.ts';

const schemaFile = fileURLToPath(
  new URL('../../../../shared/conformance/iso20022/pain.001.001.09.xsd', import.meta.url),
);
const strings = fileURLToPath(new URL('../../../../shared/conformance/strings/naughty-strings.json', import.meta.url));
const rail = sepaRail({});

async function schemaErrors(contents: readonly string[]): Promise<readonly string[]> {
  const { errors, valid } = await validateXML({
    xml: contents.map((one, at) => ({ fileName: `file${at}.xml`, contents: one })),
    schema: [{ fileName: 'schema.xsd', contents: readFileSync(schemaFile, 'utf8') }],
    initialMemoryPages: 2_048,
    maxMemoryPages: 8_192,
  });
  return valid ? [] : ['It is not valid.', ...errors.map(({ rawMessage }) => rawMessage)];
}

function fileOf(batch: PayoutBatch): string {
  const document = rail.document(batch);
  if (!document.ok) throw new Error(JSON.stringify(document.refusal));
  return new TextDecoder().decode(document.value.content);
}

/** Texts at a path of names, wherever it occurs. */
function textsAt(element: XmlElement, [name, ...rest]: readonly string[]): readonly string[] {
  if (name === undefined) return [element.text];
  return element.children.filter((child) => child.name === name).flatMap((child) => textsAt(child, rest));
}

const transfers = ['CstmrCdtTrfInitn', 'PmtInf', 'CdtTrfTxInf'];
const withHolder = (holder: string): PayoutOrder => {
  const [order] = sampleOrders([100n]) as [PayoutOrder];
  return { ...order, payee: { ...order.payee, holder } };
};

/** Names in every script, whole planes of signs, and what breaks software. */
const names = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
  fc.constantFrom(
    'Ørsted A/S',
    'Ζωή Παπαδοπούλου',
    'ООО «Ромашка»',
    '株式会社トヨタ',
    'شركة النور',
    '<b>&amp;"\'',
    'ﬁ',
    'Xx\u030C',
  ),
);
const anyOrder = fc.record({
  holder: names,
  amountMinor: fc.oneof(fc.bigInt({ min: 1n, max: 99_999_999_999n }), fc.constantFrom(1n, 99_999_999_999n)),
  remittance: fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constant('')),
  at: fc.integer({ min: 0, max: 3 }),
});

describe('a pain.001', () => {
  it.skipIf(!existsSync(schemaFile))(
    'is valid, sums up and keeps every name or refuses it, whatever the payees are called',
    async () => {
      const files: string[] = [];
      let refusedCount = 0;
      fc.assert(
        fc.property(fc.array(anyOrder, { minLength: 1, maxLength: 12 }), fc.boolean(), (given, hasBic) => {
          const orders = sampleOrders(given.map(({ amountMinor }) => amountMinor)).map((order, at) => ({
            ...order,
            payee: { ...order.payee, holder: given[at]?.holder ?? '' },
            remittance: given[at]?.remittance ?? '',
          }));
          const batch = sampleBatch(orders, { payer: { ...samplePayer, bic: hasBic ? samplePayer.bic : null } });
          const prepared = rail.prepare(batch);
          const ready = orders.filter((_, at) => prepared[at]?.status === 'ready');
          for (const one of prepared) {
            if (one.status === 'ready') continue;
            refusedCount += 1;
            expect(['holder_missing', 'holder_not_writable', 'holder_too_long']).toContain(one.code);
          }
          if (ready.length < orders.length) expect(rail.document(batch)).toMatchObject({ ok: false });
          if (ready.length === 0) return;
          const xml = fileOf({ ...batch, orders: ready });
          files.push(xml);
          const root = readXml(xml);
          const total = ready.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
          for (const place of [
            ['CstmrCdtTrfInitn', 'GrpHdr'],
            ['CstmrCdtTrfInitn', 'PmtInf'],
          ]) {
            expect(textsAt(root, [...place, 'NbOfTxs'])).toEqual([String(ready.length)]);
            expect(textsAt(root, [...place, 'CtrlSum']).map((sum) => BigInt(sum.replace('.', '')))).toEqual([total]);
          }
          const holders = textsAt(root, [...transfers, 'Cdtr', 'Nm']);
          expect(holders).toEqual(prepared.flatMap((one) => (one.status === 'ready' ? [one.holder] : [])));
          for (const holder of holders) expect(holder).toMatch(/^[A-Za-z0-9/?:().,'+ -]{1,70}$/);
          for (const text of textsAt(root, [...transfers, 'RmtInf', 'Ustrd'])) {
            expect(text).toMatch(/^[A-Za-z0-9/?:().,'+ -]{1,140}$/);
          }
          expect(textsAt(root, [...transfers, 'PmtId', 'EndToEndId'])).toEqual(
            ready.map(({ endToEndId }) => endToEndId),
          );
        }),
        { numRuns: 400 },
      );
      expect(files.length).toBeGreaterThan(200);
      expect(refusedCount).toBeGreaterThan(100);
      expect(await schemaErrors(files)).toEqual([]);
    },
    120_000,
  );

  it.skipIf(!existsSync(schemaFile))(
    'with an amount or an order of elements that is wrong is seen by the schema',
    async () => {
      const xml = fileOf(sampleBatch(sampleOrders([12_345n])));
      expect(await schemaErrors([xml.replace('>123.45</InstdAmt>', '>123.456789</InstdAmt>')])).not.toEqual([]);
      expect(await schemaErrors([xml.replace('<Cdtr>', '<Ctdr>').replace('</Cdtr>', '</Ctdr>')])).not.toEqual([]);
    },
  );

  it.skipIf(!existsSync(schemaFile))('of 10,000 payouts is valid and ties to the cent', async () => {
    const xml = fileOf(sampleBatch(sampleOrders(Array.from({ length: 10_000 }, (_, at) => BigInt(at + 1)))));
    expect(xml).toContain('<NbOfTxs>10000</NbOfTxs><CtrlSum>500050.00</CtrlSum>');
    expect(await schemaErrors([xml])).toEqual([]);
  });

  it.skipIf(!existsSync(schemaFile))('puts each currency and day into a group of its own', async () => {
    const debtor = { name: 'N', iban: 'DE75512108001245126199', bic: null };
    const creditor = { name: 'C', iban: 'DE89370400440532013000', bic: 'COBADEFF' };
    const transfer = { endToEndId: 'K-1', amountMinor: 1_050n, creditor, remittance: '' };
    const group = {
      id: 'G-1',
      payOn: civilDate('2026-05-04'),
      currency: 'EUR' as const,
      debtor,
      transfers: [transfer],
    };
    const groups = [
      group,
      { ...group, id: 'G-2', currency: 'JPY' as const },
      { ...group, id: 'G-3', payOn: civilDate('2026-05-05') },
    ];
    const xml = writePain001({ messageId: 'M-1', createdAt: 0, initiator: 'N', groups });
    const root = readXml(xml);
    expect(textsAt(root, ['CstmrCdtTrfInitn', 'PmtInf', 'CtrlSum'])).toEqual(['10.50', '1050', '10.50']);
    expect(textsAt(root, ['CstmrCdtTrfInitn', 'GrpHdr', 'CtrlSum'])).toEqual(['1071.00']);
    expect(textsAt(root, ['CstmrCdtTrfInitn', 'PmtInf', 'ReqdExctnDt', 'Dt'])).toEqual([
      '2026-05-04',
      '2026-05-04',
      '2026-05-05',
    ]);
    expect(await schemaErrors([xml])).toEqual([]);
  });

  it('says what the bank must know: day, accounts, BICFI, who bears the charges', () => {
    const [order] = sampleOrders([40_000n]) as [PayoutOrder];
    const xml = fileOf(sampleBatch([order]));
    for (const part of [
      '<CreDtTm>2026-05-04T09:46:40Z</CreDtTm>',
      '<ReqdExctnDt><Dt>2026-05-04</Dt></ReqdExctnDt>',
      '<DbtrAcct><Id><IBAN>DE75512108001245126199</IBAN></Id></DbtrAcct>',
      '<DbtrAgt><FinInstnId><BICFI>SOGEDEFF</BICFI></FinInstnId></DbtrAgt>',
      '<SvcLvl><Cd>SEPA</Cd></SvcLvl>',
      '<ChrgBr>SLEV</ChrgBr>',
      '<InstdAmt Ccy="EUR">400.00</InstdAmt>',
      '<Cdtr><Nm>Muller + Sohne GmbH</Nm></Cdtr>',
    ]) {
      expect(xml).toContain(part);
    }
  });
});

describe('an order is refused by name', () => {
  const [order] = sampleOrders([100n]) as [PayoutOrder];
  const { payee } = order;
  it.each<readonly [string, Partial<PayoutOrder>, string]>([
    ['a wrong check digit', { payee: { ...payee, account: 'DE89370400440532013001' } }, 'account_checksum_wrong'],
    ['an account that is too short', { payee: { ...payee, account: 'DE8937040044053201' } }, 'account_malformed'],
    [
      'an account outside SEPA',
      { payee: { ...payee, account: 'TR330006100519786457841326' } },
      'account_not_reachable',
    ],
    [
      'an account in a country without IBANs',
      { payee: { ...payee, account: 'US64SVBKUS6S3300958879' } },
      'account_not_reachable',
    ],
    [
      'no BIC outside the economic area',
      { payee: { ...payee, account: 'CH9300762011623852957', bic: null } },
      'bic_missing',
    ],
    ['half a BIC', { payee: { ...payee, bic: 'COBADE' } }, 'bic_malformed'],
    ['dollars', { currency: 'USD' }, 'currency_not_supported'],
    ['more than one transfer carries', { amountMinor: 100_000_000_000n }, 'amount_too_large'],
    ['a name in another script', { payee: { ...payee, holder: '株式会社 Toyota' } }, 'holder_not_writable'],
    ['a name of signs', { payee: { ...payee, holder: '★☆★' } }, 'holder_not_writable'],
    ['a name of 71 letters', { payee: { ...payee, holder: 'x'.repeat(71) } }, 'holder_too_long'],
  ])('%s', (_label, change, code) => {
    expect(rail.prepare(sampleBatch([{ ...order, ...change }]))).toMatchObject([{ status: 'refused', code }]);
  });

  it('all of them when the payer cannot pay', () => {
    const payer = { ...samplePayer, account: 'DE75512108001245126198' };
    expect(rail.prepare(sampleBatch(sampleOrders([1n, 2n]), { payer }))).toMatchObject([
      { status: 'refused', code: 'payer_unusable' },
      { status: 'refused', code: 'payer_unusable' },
    ]);
  });

  it('a batch whose name leaves no room for its groups', () => {
    expect(rail.document(sampleBatch([order], { id: 'x'.repeat(31) }))).toMatchObject({
      refusal: { code: 'batch_malformed' },
    });
  });
});

describe('a name in the letters of SEPA', () => {
  it.each([
    ['Société Générale d’Édition', "Societe Generale d'Edition"],
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Straße & Söhne', 'Strasse + Sohne'],
    ['ÆRØ ÞÓR', 'AERO THOR'],
    ['Ærø', 'Aero'],
    ['Щербаков Юрий', 'Shcherbakov Yurii'],
    ['ООО «Ромашка»', 'OOO .Romashka.'],
    ['Αθήνα Εμπορική', 'Athina Emporiki'],
    ['Ştefan Țepeș', 'Stefan Tepes'],
    ['a\tb\r\nc  d', 'a b c d'],
    ['/slashes//everywhere/', 'slashes/everywhere'],
    ['Ｆｕｌｌ　width', 'Full width'],
    ['e\u0301te\u0301', 'ete'],
  ])('%j is %j', (given, text) => {
    expect(toSepaText(given)).toEqual({ text, unwritable: [] });
  });

  it('names what it cannot write', () => {
    expect(toSepaText('北京 Trading شركة').unwritable).toEqual(['北', '京', 'ش', 'ر', 'ك', 'ة']);
  });

  it.skipIf(!existsSync(strings))('takes each of 515 strings that break software, or refuses it by name', () => {
    const all = JSON.parse(readFileSync(strings, 'utf8')) as readonly string[];
    for (const holder of all) {
      const [prepared] = rail.prepare(sampleBatch([withHolder(holder)]));
      if (prepared?.status === 'ready') expect(prepared.holder).toMatch(/^[A-Za-z0-9/?:().,'+ -]{1,70}$/);
      else expect(prepared?.code).toMatch(/^holder_/);
    }
    expect(all.length).toBeGreaterThan(500);
  });
});
