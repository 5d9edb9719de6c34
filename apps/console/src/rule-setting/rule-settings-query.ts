import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

export const ruleSettingsQuery = queryOptions({
  queryKey: ['rule-settings'],
  queryFn: ({ signal }) => call('rule-setting.list', { signal }),
});
