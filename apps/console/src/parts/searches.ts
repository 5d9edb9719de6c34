import { call } from '../data/api.ts';
import type { Choice } from './choice-field.tsx';

const limit = 20;
const queryOf = (text: string) => (text === '' ? { limit } : { search: text, limit });

export async function searchMembers(text: string, signal: AbortSignal): Promise<Choice[]> {
  const page = await call('member.list', { query: { ...queryOf(text), status: 'active' }, signal });
  return page.items.map(({ id, name }) => ({ id, label: name }));
}

export async function searchPartners(text: string, signal: AbortSignal): Promise<Choice[]> {
  const page = await call('partner.list', { query: { ...queryOf(text), status: 'active' }, signal });
  return page.items.map(({ id, name }) => ({ id, label: name }));
}
