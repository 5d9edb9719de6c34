import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const onboardingQuery = (id: string) =>
  queryOptions({
    queryKey: ['onboardings', 'one', id],
    queryFn: ({ signal }) => call('onboarding.get', { params: { id }, signal }),
    refetchInterval: 30_000,
  });
