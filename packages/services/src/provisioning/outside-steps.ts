import { and, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import type { ProvisioningStep } from '@countersign/domain/provisioning/step';
import type { ServiceContext } from '../context.ts';
import type { OutsideStep, SagaRun } from '../saga/definition.ts';
import { StepFailed } from '../saga/step-failed.ts';
import { read } from '../transact.ts';
import { closeOutside, configured, numbered, openOutside } from './outside-step.internal.ts';
import { loadSettings } from './settings.internal.ts';
import { loadSubject } from './subject.internal.ts';

type Keyed = OutsideStep & { readonly key: ProvisioningStep };

/** An account of the partner in the CRM, under the saga's own id. */
const crmAccount: Keyed = {
  key: 'crm_account',
  do: async (ctx, saga) => {
    const { partner } = await read(ctx, (tx) => loadSubject(ctx, tx, saga.subjectId));
    const { id: partnerId, name, country, type, website } = partner;
    const detail = { partnerId, name, country, type, website };
    return numbered(await openOutside(configured(ctx.ports.systems.crm), { reference: saga.id, detail }));
  },
  undo: (ctx, saga) => closeOutside(configured(ctx.ports.systems.crm), saga.id),
};

/** An account on the trading platform, in the program's currency. */
const tradingAccount: Keyed = {
  key: 'trading_account',
  do: async (ctx, saga) => {
    const { partner, program } = await read(ctx, (tx) => loadSubject(ctx, tx, saga.subjectId));
    const { id: partnerId, name, country } = partner;
    const detail = { partnerId, name, country, currency: program.currency };
    return numbered(await openOutside(configured(ctx.ports.systems.tradingPlatform), { reference: saga.id, detail }));
  },
  undo: (ctx, saga) => closeOutside(configured(ctx.ports.systems.tradingPlatform), saga.id),
};

/** The partner's people on the program's mailing list, each under a reference of their own. */
const mailingList: Keyed = {
  key: 'mailing_list',
  do: async (ctx, saga) => {
    const lists = configured(ctx.ports.systems.mailingList);
    const { list, people } = await read(ctx, async (tx) => ({
      list: (await loadSettings(ctx, tx, saga.programId ?? '')).mailingList,
      people: await tx
        .select()
        .from(contacts)
        .where(and(ofPartner(ctx, saga), eq(contacts.status, 'active'))),
    }));
    if (list === null) throw new StepFailed('mailing_list_missing', { isFinal: true });
    const numbers: Record<string, string> = {};
    for (const { id, email: address, name, locale: language } of people) {
      const detail = { partnerId: saga.partnerId, list, address, name, language };
      numbers[id] = await openOutside(lists, { reference: referenceOf(saga, id), detail });
    }
    return numbers;
  },
  // Cut off half-way, nobody knows who was put on the list: all who may have been are taken off it.
  undo: async (ctx, saga) => {
    const lists = configured(ctx.ports.systems.mailingList);
    const people = await read(ctx, (tx) => tx.select({ id: contacts.id }).from(contacts).where(ofPartner(ctx, saga)));
    const ids = new Set([...people.map(({ id }) => id), ...Object.keys(saga.output)]);
    for (const id of ids) await closeOutside(lists, referenceOf(saga, id));
  },
};

const ofPartner = (ctx: ServiceContext, saga: SagaRun) =>
  and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.partnerId, saga.partnerId));
const referenceOf = (saga: SagaRun, contactId: string) => `${saga.id}/${contactId}`;

export const outsideSteps: readonly Keyed[] = [crmAccount, tradingAccount, mailingList];
