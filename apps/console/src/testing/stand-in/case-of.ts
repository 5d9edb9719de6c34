import { cases } from './cases.ts';

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

export const caseOf = (id: string | undefined) => {
  const item = cases.find(({ view }) => view.id === id);
  if (item === undefined) throw new Refusal(404, 'not_found');
  return item;
};
