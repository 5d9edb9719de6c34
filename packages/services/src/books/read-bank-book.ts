import { z } from 'zod';
import type { BankMovement } from './finding.ts';

const record = z.discriminatedUnion('type', [
  z.object({ type: z.literal('payment'), endToEndId: z.string(), amountMinor: z.string(), currency: z.string() }),
  z.object({ type: z.literal('return'), endToEndId: z.string(), amountMinor: z.string() }),
  z.object({ type: z.enum(['refusal', 'days']) }),
]);

/** What a bank's own book says was moved: JSON lines of payments and returns; refusals and other notes moved nothing. */
export function readBankBook(text: string): BankMovement[] {
  const records = text
    .split('\n')
    .filter(Boolean)
    .map((line) => record.parse(JSON.parse(line)));
  const currencies = new Map(
    records.flatMap((one) => (one.type === 'payment' ? [[one.endToEndId, one.currency] as const] : [])),
  );
  return records.flatMap((one): BankMovement[] => {
    switch (one.type) {
      case 'payment':
        return [{ endToEndId: one.endToEndId, amountMinor: BigInt(one.amountMinor), currency: one.currency }];
      case 'return':
        return [
          {
            endToEndId: one.endToEndId,
            amountMinor: BigInt(one.amountMinor),
            currency: currencies.get(one.endToEndId) ?? '',
          },
        ];
      case 'refusal':
      case 'days':
        return [];
      default:
        return one satisfies never;
    }
  });
}
