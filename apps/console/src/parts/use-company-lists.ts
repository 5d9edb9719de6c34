import { useQuery } from '@tanstack/react-query';
import { call } from '../data/api.ts';

const query = { limit: 200 };
const staleTime = 5 * 60_000;

/** The company's programs, for choosing one. */
export function usePrograms(): { id: string; label: string; currency: string }[] {
  const { data } = useQuery({
    queryKey: ['programs', 'choices'],
    queryFn: ({ signal }) => call('program.list', { query, signal }),
    staleTime,
  });
  return data?.items.map(({ id, name, currency }) => ({ id, label: name, currency })) ?? [];
}

/** The products that partners sell, for choosing one. */
export function useProducts(): { id: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['products', 'choices'],
    queryFn: ({ signal }) => call('product.list', { query, signal }),
    staleTime,
  });
  return data?.items.filter(({ isActive }) => isActive).map(({ id, name }) => ({ id, label: name })) ?? [];
}

export function useMemberChoices(): { id: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['members', 'choices'],
    queryFn: ({ signal }) => call('member.list', { query: { ...query, status: 'active' }, signal }),
    staleTime,
  });
  return data?.items.map(({ id, name }) => ({ id, label: name })) ?? [];
}

export function useCalendars(): { id: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['calendars', 'choices'],
    queryFn: ({ signal }) => call('calendar.list', { query, signal }),
    staleTime,
  });
  return data?.items.map(({ id, name }) => ({ id, label: name })) ?? [];
}
