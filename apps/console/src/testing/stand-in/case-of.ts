import { cases, type StandInCase } from './cases.ts';
import { type MoneyCase, moneyCases } from './money-records.ts';

/** An answer that is not 2xx. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** A case with its deal, or one of finance without. */
export const caseOf = (id: string | undefined): StandInCase | (MoneyCase & { deal?: undefined }) => {
  const item = cases.find(({ view }) => view.id === id) ?? moneyCases.find(({ view }) => view.id === id);
  if (item === undefined) throw new Refusal(404, 'not_found');
  return item;
};
