import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const partnerQuery = (id: string) =>
  queryOptions({
    queryKey: ['partners', 'one', id],
    queryFn: ({ signal }) => call('partner.get', { params: { id }, signal }),
  });
