import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { calendars, programs } from '@countersign/db/schema/tenant';
import type { HolidaySet } from '@countersign/domain/calendar/calendar-definition';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { formatMoney } from '@countersign/domain/money/money';
import { parseInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { moneyField } from '../money-field.ts';
import { notFound } from '../not-found.ts';
import { rateSamples, type SampleEvent } from '../rating/rate-samples.ts';
import { createRatingCalendar } from '../rating/rating-calendar.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { checkDocument } from './check-document.internal.ts';
import { presentSample } from './present-sample.internal.ts';

type Operation = (typeof planOperations)['try-out'];
type Sample = InputOf<Operation>['body']['events'][number];

/**
 * What made-up events would earn by a document, in the order given, each with its steps: caps, bands and months count the
 * samples before it and nothing else. Nothing is stored. Problems of the document are refused at their place.
 */
export function tryOutPlan(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.try-out');
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select({ program: programs, calendar: calendars })
      .from(programs)
      .innerJoin(calendars, and(eq(calendars.tenantId, programs.tenantId), eq(calendars.id, programs.calendarId)))
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, body.programId)));
    if (!row) throw notFound('program', 'programId');
    const document = checkDocument(body.document, row.program);
    const { zone } = row.program;
    const { weekdays, extraClosed } = row.calendar;
    const holidaySet = row.calendar.holidaySet as HolidaySet;
    const rated = await rateSamples(tx, {
      document,
      calendar: createRatingCalendar({ zone, weekdays, holidaySet, extraClosed }),
      enrollment: { tier: body.tier, group: body.group },
      events: body.events.map(sampleEvent),
    });
    const amountMinor = rated.reduce((sum, { lines }) => lines.reduce((own, line) => own + line.amountMinor, sum), 0n);
    return {
      events: rated.map(presentSample),
      total: formatMoney({ amountMinor, currency: document.currency }),
    };
  });
}

function sampleEvent(sample: Sample, index: number): SampleEvent {
  const field = (name: string) => `events.${index}.${name}`;
  const minor = (name: 'net' | 'tax' | 'discount') => {
    const given = sample[name];
    return given === undefined ? undefined : moneyField(field(name), given).amountMinor;
  };
  const currency = (sample.net ?? sample.tax ?? sample.discount)?.currency;
  return {
    kind: sample.kind,
    customerRef: sample.customer,
    occurredAt: parseInstant(sample.occurredAt) ?? 0,
    currency: currency !== undefined && isCurrency(currency) ? currency : undefined,
    netMinor: minor('net'),
    taxMinor: minor('tax'),
    discountMinor: minor('discount'),
    isWithTax: false,
    quantity: sample.quantity,
    product: sample.product,
    country: sample.country,
    refersTo: sample.refersTo,
  };
}
