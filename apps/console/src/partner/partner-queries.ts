import { queryOptions } from '@tanstack/react-query';
import { call } from '../data/api.ts';

/** What several parts of a partner's page look at is asked for once. */
export const holdsQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['holds', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('hold.list', { query: { partnerId, state: 'standing', limit: 50 }, signal }),
  });

export const vettingsQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['vettings', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('vetting.list', { query: { partnerId, limit: 5 }, signal }),
  });

export const papersQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['licences', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('licence.list', { query: { partnerId, limit: 20 }, signal }),
  });

export const openCasesQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['cases', 'open-of-partner', partnerId],
    queryFn: ({ signal }) => call('case.list', { query: { partnerId, open: 'true', limit: 8 }, signal }),
  });

export const profileQuery = (partnerId: string) =>
  queryOptions({
    queryKey: ['directory-profiles', 'of-partner', partnerId],
    queryFn: ({ signal }) => call('directory.list', { query: { partnerId, limit: 1 }, signal }),
  });
