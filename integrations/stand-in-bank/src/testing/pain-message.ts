export type Ordered = {
  readonly endToEndId: string;
  readonly amount: string;
  readonly iban?: string;
  readonly currency?: string;
};

export const payerAccount = 'DE75512108001245126199';

/** A pain.001.001.09 written down by hand; `changes` replaces texts of it. */
export function painMessage(
  payments: readonly Ordered[],
  totals: { readonly sum: string; readonly count?: number; readonly payOn?: string },
): string {
  const transfers = payments.map(
    ({ endToEndId, amount, iban = 'DE89370400440532013000', currency = 'EUR' }) =>
      `<CdtTrfTxInf><PmtId><EndToEndId>${endToEndId}</EndToEndId></PmtId><Amt><InstdAmt Ccy="${currency}">${amount}</InstdAmt></Amt>` +
      `<Cdtr><Nm>Muller</Nm></Cdtr><CdtrAcct><Id><IBAN>${iban}</IBAN></Id></CdtrAcct><RmtInf><Ustrd>ST-1</Ustrd></RmtInf></CdtTrfTxInf>`,
  );
  const { sum, count = payments.length, payOn = '2026-05-04' } = totals;
  return (
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>' +
    `<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-05-04T09:00:00Z</CreDtTm><NbOfTxs>${count}</NbOfTxs><CtrlSum>${sum}</CtrlSum><InitgPty><Nm>N</Nm></InitgPty></GrpHdr>` +
    `<PmtInf><PmtInfId>M1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>${payOn}</Dt></ReqdExctnDt><Dbtr><Nm>N</Nm></Dbtr>` +
    `<DbtrAcct><Id><IBAN>${payerAccount}</IBAN></Id></DbtrAcct><DbtrAgt><FinInstnId><BICFI>SOGEDEFF</BICFI></FinInstnId></DbtrAgt>${transfers.join('')}</PmtInf>` +
    '</CstmrCdtTrfInitn></Document>'
  );
}
