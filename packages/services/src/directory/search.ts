import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, or, type SQL, sql } from '@countersign/db/query';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { read } from '../transact.ts';
import { findDirectory, headOf } from './find-directory.internal.ts';
import { isListed, presentEntry, selectListed } from './listed.internal.ts';

type Operation = (typeof directoryOperations)['search'];

/** Partners of a program that everybody may see, by name. `not_found` where the directory is closed. */
export async function searchDirectory(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const { own, directory } = await findDirectory(ctx, params.slug);
  const listed = isListed(directory, query.listed);
  const matching = and(listed, ...filters(query));
  const page = keyset({ column: partners.name, id: partners.id, direction: 'asc', holds: 'text' }, query.cursor);
  return read(own, async (tx) => {
    const rows = await selectListed(tx)
      .where(and(matching, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx
      .select({ total: rowCount })
      .from(enrollments)
      .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
      .leftJoin(
        directoryProfiles,
        and(eq(directoryProfiles.tenantId, partners.tenantId), eq(directoryProfiles.partnerId, partners.id)),
      )
      .where(matching);
    const choices = await selectListed(tx).where(isListed(directory, 'any')).orderBy(asc(partners.country));
    const found = choices.map(presentEntry);
    return {
      ...(await headOf(tx, directory)),
      types: [...new Set(found.map(({ type }) => type))],
      countries: [...new Set(found.flatMap(({ country, profile }) => [country, ...(profile?.countries ?? [])]))].sort(),
      ...pageOf({
        rows,
        limit: query.limit,
        total: counted?.total ?? 0,
        cursorOf: ({ partner }) => ({ value: partner.name, id: partner.id }),
        present: presentEntry,
      }),
    };
  });
}

function filters(query: InputOf<Operation>['query']): (SQL | undefined)[] {
  const { search, country, type, competence } = query;
  const published = directoryProfiles.published;
  const says = (name: 'countries' | 'competences', value: string) =>
    sql`${published} -> ${name} @> to_jsonb(${value}::text)`;
  const isAsked = search !== undefined && search.trim() !== '';
  return [
    isAsked ? or(contains(partners.name, search), contains(sql`${published} ->> 'description'`, search)) : undefined,
    country === undefined ? undefined : or(eq(partners.country, country), says('countries', country)),
    type === undefined ? undefined : eq(partners.type, type),
    competence === undefined ? undefined : says('competences', competence),
  ];
}
