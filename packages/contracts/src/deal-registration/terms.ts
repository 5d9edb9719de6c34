import { dealStages, saleKinds } from '@countersign/domain/deal-registration/deal';
import { z } from 'zod';
import { basisPoints, country, email, id, line, money, paragraph, yearMonth } from '../shared/fields.ts';

export const dealContact = z.object({
  name: line(120),
  title: line(120).optional(),
  email: email.optional(),
  phone: z
    .string()
    .max(40)
    .regex(/^[+0-9 ().-]+$/, 'phone')
    .optional(),
});

export const dealLine = z.object({ productId: id, quantity: z.int().min(1).max(1_000_000).default(1) });

/** What a discount wish may be: a share of the list price, or a special price for the whole. */
export const discountAsked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), bp: basisPoints }),
  z.object({ kind: z.literal('special_price'), price: money }),
]);

/** A website, or the word `none` said on purpose. */
export const websiteOrNone = z.union([z.literal('none'), z.url({ protocol: /^https?$/ }).max(300)]);

/** The terms of a registration while it is a draft: anything may still be missing. */
export const dealTermsDraft = z
  .object({
    customerName: line(200),
    customerCountry: country,
    customerWebsite: websiteOrNone,
    customerRegistrationNumber: line(60),
    customerCity: line(120),
    lines: z.array(dealLine).max(10),
    amount: money,
    closeMonth: yearMonth,
    stage: z.enum(dealStages),
    saleKind: z.enum(saleKinds),
    contacts: z.array(dealContact).max(20),
    incumbent: line(200),
    competitor: line(200),
    decisionProcess: paragraph(2_000),
    discountAsked,
    ownReference: line(80),
    description: paragraph(4_000),
    evidence: z.array(id).max(20),
  })
  .partial();
export type DealTermsDraft = z.output<typeof dealTermsDraft>;

/** A change to a draft: a field set to null is emptied. */
export const dealTermsPatch = z.object(
  Object.fromEntries(Object.entries(dealTermsDraft.shape).map(([key, schema]) => [key, schema.nullable()])) as {
    [K in keyof typeof dealTermsDraft.shape]: z.ZodNullable<(typeof dealTermsDraft.shape)[K]>;
  },
);
