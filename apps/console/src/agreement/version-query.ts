import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const versionQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'version', id],
    queryFn: ({ signal }) => call('agreement.version', { params: { agreementVersionId: id }, signal }),
  });
