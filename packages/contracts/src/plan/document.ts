import { eventKinds } from '@countersign/domain/event/event';
import {
  bases,
  boundaries,
  dayCounts,
  exchangeTimes,
  monthEnds,
  planRoundings,
  purchaseOrders,
  refundModes,
  resets,
  roundingPlaces,
} from '@countersign/domain/plan/document';
import { z } from 'zod';
import { currencyCode, line } from '../shared/fields.ts';

const amount = z.string().max(40);
const word = line(60);
const words = z.array(word).min(1).max(200);
/** What a rule of its kind needs; checked by the kind itself. */
const params = z.record(z.string().max(60), z.unknown());
const cap = z.strictObject({ amount, reset: z.enum(resets) });
const holdDays = z.int().min(0).max(400);

const rule = z.strictObject({
  name: word,
  leg: word,
  kind: word,
  when: z.strictObject({
    kinds: z.array(z.enum(eventKinds)).min(1).max(eventKinds.length),
    products: words.optional(),
    countries: words.optional(),
    tiers: words.optional(),
    groups: words.optional(),
    purchase: z.enum(purchaseOrders).optional(),
  }),
  params,
  tiers: z
    .array(z.strictObject({ tier: word, params }))
    .max(40)
    .optional(),
  caps: z
    .object({
      perLine: amount.optional(),
      perCustomer: amount.optional(),
      perPeriod: cap.optional(),
      budget: cap.optional(),
    })
    .optional(),
  holdDays: holdDays.optional(),
});

/** A commission plan with every choice said; the rules' own parameters are checked by their kinds. */
export const planDocument = z.strictObject({
  currency: currencyCode,
  rounding: z.enum(planRoundings),
  roundAt: z.enum(roundingPlaces),
  base: z.enum(bases),
  boundary: z.enum(boundaries),
  refundMode: z.enum(refundModes),
  fxAt: z.enum(exchangeTimes),
  dayCount: z.enum(dayCounts),
  monthEnd: z.enum(monthEnds),
  holdDays,
  tierUplifts: z
    .array(z.strictObject({ tier: word, percent: amount }))
    .max(40)
    .optional(),
  budget: cap.optional(),
  rules: z.array(rule).max(100),
});
