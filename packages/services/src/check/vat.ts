import { and, asc, eq, isNotNull } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import type { VatNumber } from '@countersign/ports/vat-register/port';
import type { ServiceContext } from '../context.ts';
import { readVatNumber } from '../identifier/vat-syntax.ts';
import { read } from '../transact.ts';
import { byRule, type CheckResult, type RunCheck } from './run-check.ts';

/**
 * A VAT number by syntax, then by the register of its country, asked in the name of the tenant's own number, whose
 * consultation number is kept. A register that does not answer makes it not checked, never invalid.
 */
export const checkVat: RunCheck = async ({ ctx, statement }) => {
  const input = { vatNumber: statement.vatNumber };
  if (statement.vatNumber === null)
    return { ...byRule, outcome: 'clear', input, result: { syntax: 'none_stated' }, factors: [] };
  const syntax = readVatNumber(statement.vatNumber);
  if (syntax.finding === 'invalid')
    return { ...byRule, outcome: 'adverse', input, result: { syntax: 'invalid' }, factors: ['vat_invalid'] };
  if (syntax.finding === 'no_rule' || !ctx.ports.vatRegister.covers(syntax.number.prefix))
    return { ...byRule, outcome: 'not_checked', input, result: { syntax: syntax.finding }, factors: ['not_checked'] };
  return askRegister(ctx, syntax.number, statement.legalName);
};

async function askRegister(ctx: ServiceContext, number: VatNumber, legalName: string): Promise<CheckResult> {
  const { vatRegister } = ctx.ports;
  const requester = await ownNumber(ctx);
  const answer = await vatRegister.ask(number, requester);
  const asked = {
    source: 'register',
    provider: vatRegister.source,
    listVersion: null,
    input: {
      vatNumber: `${number.prefix}${number.number}`,
      askedBy: requester && `${requester.prefix}${requester.number}`,
    },
  } as const;
  switch (answer.status) {
    case 'valid': {
      const { name, address, consultationNumber } = answer;
      const result = { syntax: 'valid', register: 'valid', name, address, consultationNumber, statedName: legalName };
      return { ...asked, outcome: 'clear', result, factors: [] };
    }
    case 'invalid': {
      const result = { syntax: 'valid', register: 'invalid', consultationNumber: answer.consultationNumber };
      return { ...asked, outcome: 'adverse', result, factors: ['vat_invalid'] };
    }
    case 'unavailable': {
      const result = { syntax: 'valid', register: 'unavailable', code: answer.code };
      return { ...asked, outcome: 'not_checked', result, factors: ['not_checked'] };
    }
    default:
      return answer satisfies never;
  }
}

/** The tenant's own VAT number, of the first of its companies that has one. */
function ownNumber(ctx: ServiceContext): Promise<VatNumber | null> {
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ vatNumber: legalEntities.vatNumber })
      .from(legalEntities)
      .where(and(eq(legalEntities.tenantId, ctx.tenantId), isNotNull(legalEntities.vatNumber)))
      .orderBy(asc(legalEntities.id));
    for (const { vatNumber } of rows) {
      const syntax = readVatNumber(vatNumber ?? '');
      if (syntax.finding === 'valid' && ctx.ports.vatRegister.covers(syntax.number.prefix)) return syntax.number;
    }
    return null;
  });
}
