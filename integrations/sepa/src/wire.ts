import { z } from 'zod';

const endToEndId = z.string().min(1).max(35);
const code = z.string().min(1).max(35);

/** What the bank says about each payment of a message. */
export const takenReply = z.object({
  payments: z
    .array(
      z.discriminatedUnion('status', [
        z.object({ status: z.literal('accepted'), endToEndId }),
        z.object({ status: z.literal('refused'), endToEndId, code }),
        z.object({ status: z.literal('used_otherwise'), endToEndId }),
      ]),
    )
    .max(1_000_000),
});
export type TakenPayment = z.output<typeof takenReply>['payments'][number];

/** What the bank knows under the keys that it was asked about. */
export const foundReply = z.object({
  payments: z
    .array(
      z.discriminatedUnion('status', [
        z.object({
          status: z.literal('accepted'),
          endToEndId,
          amount: z.string().max(30),
          currency: z.string().length(3),
        }),
        z.object({ status: z.literal('refused'), endToEndId, code }),
        z.object({ status: z.literal('absent'), endToEndId }),
      ]),
    )
    .max(1_000_000),
});
export type FoundPayment = z.output<typeof foundReply>['payments'][number];
