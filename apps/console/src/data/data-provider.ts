import type { OperationId } from '@countersign/contracts/operation/registry';
import { type ApiProblem, isProblem } from '@countersign/ui/client/problem';
import { type DataProvider, HttpError, type RaRecord } from 'react-admin';
import { callLoose } from './api.ts';
import { type CursorPage, CursorPages } from './cursor-pages.ts';
import { operationsOf } from './resources.ts';

/** Answers react-admin's questions with the API's operations: cursors become pages, problems become form errors. */
export function makeDataProvider(): DataProvider {
  const pages = new CursorPages();

  async function list(resource: string, params: ListParams): Promise<{ data: RaRecord[]; total: number }> {
    const { list: operation, sorts } = operationsOf(resource);
    const query = { ...queryOf(params.filter), ...(sorts === true ? sortOf(params.sort) : {}) };
    const { page = 1, perPage = 25 } = params.pagination ?? {};
    const result = await pages.fetch<RaRecord>(
      `${operation}?${JSON.stringify(query)}&${perPage}`,
      page,
      perPage,
      (at) =>
        callLoose<CursorPage<RaRecord>>(operation, {
          query: { ...query, limit: at.limit, cursor: at.cursor },
          ...signalOf(params),
        }),
    );
    return { data: result.items, total: result.total };
  }

  const provider = {
    supportAbortSignal: true,
    getList: (resource: string, params: ListParams) => list(resource, params),
    getManyReference: (resource: string, params: ListParams & { target: string; id: unknown }) =>
      list(resource, { ...params, filter: { ...params.filter, [params.target]: params.id } }),
    getOne: async (resource: string, params: { id: unknown; signal?: AbortSignal }) => ({
      data: await callLoose<RaRecord>(needed(resource, 'get'), { params: { id: params.id }, ...signalOf(params) }),
    }),
    getMany: async (resource: string, params: { ids: unknown[]; signal?: AbortSignal }) => ({
      data: await Promise.all(
        params.ids.map((id) => callLoose<RaRecord>(needed(resource, 'get'), { params: { id }, ...signalOf(params) })),
      ),
    }),
    create: async (resource: string, params: { data: unknown }) => ({
      data: await forForm(callLoose<RaRecord>(needed(resource, 'create'), { body: params.data })),
    }),
    update: async (resource: string, params: { id: unknown; data: unknown; previousData?: { revision?: number } }) => ({
      data: await forForm(
        callLoose<RaRecord>(needed(resource, 'update'), {
          params: { id: params.id },
          body: params.data,
          ...(params.previousData?.revision === undefined ? {} : { ifMatch: params.previousData.revision }),
        }),
      ),
    }),
    updateMany: notOffered,
    delete: async (resource: string, params: { id: unknown }) => {
      await callLoose(needed(resource, 'remove'), { params: { id: params.id } });
      return { data: { id: params.id } };
    },
    deleteMany: notOffered,
  };
  return provider as unknown as DataProvider;
}

interface ListParams {
  pagination?: { page: number; perPage: number };
  sort?: { field: string; order: 'ASC' | 'DESC' };
  filter?: Record<string, unknown>;
  signal?: AbortSignal;
}

function signalOf({ signal }: { signal?: AbortSignal }): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

/** Empty values ask for nothing, and lists travel as words with commas. */
function queryOf(filter: Record<string, unknown> = {}): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === null || value === '') continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') query[name] = text;
  }
  return query;
}

function sortOf(sort: ListParams['sort']): { sort?: string } {
  if (sort === undefined || sort.field === 'id') return {};
  return { sort: sort.order === 'DESC' ? `-${sort.field}` : sort.field };
}

function needed(resource: string, kind: 'get' | 'create' | 'update' | 'remove'): OperationId {
  const operation = operationsOf(resource)[kind];
  if (operation === undefined) throw new Error(`The API has no operation to ${kind} "${resource}".`);
  return operation;
}

/** Lets a form show what the API refused beside the field it named. */
async function forForm<Reply>(reply: Promise<Reply>): Promise<Reply> {
  try {
    return await reply;
  } catch (error) {
    if (isProblem(error)) throw new HttpError(error.message, error.status, formErrors(error));
    throw error;
  }
}

function formErrors(problem: ApiProblem) {
  const errors: Record<string, string> = {};
  for (const { field, code } of problem.errors) errors[field] = `app.fieldProblem.${code}`;
  return { code: problem.code, ...(problem.errors.length === 0 ? {} : { errors }) };
}

function notOffered(): Promise<never> {
  return Promise.reject(new Error('Changing several records at once is not offered here.'));
}
