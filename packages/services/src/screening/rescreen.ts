import { and, asc, eq, gt, inArray, sql } from '@countersign/db/query';
import {
  type EditionByList,
  screeningMatches,
  screeningRuns,
  screeningSubjects,
} from '@countersign/db/schema/screening';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { type ScreeningList, screeningLists } from '@countersign/domain/screening/listed-entry';
import { scorerVersion } from '@countersign/domain/screening/score-entry';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { currentEdition } from './current-edition.internal.ts';
import { type HeldList, heldLists, makeReady } from './held-list.internal.ts';
import { tellOutcome } from './keep-outcome.internal.ts';
import { mailCompliance } from './mail-compliance.ts';
import { type Settled, type Subject, settleSubject } from './settle.internal.ts';
import { type Thresholds, thresholdsOf } from './thresholds.internal.ts';

const chunkSize = 5_000;

export interface Rescreened {
  /** Null while the list is not loaded. */
  readonly edition: number | null;
  readonly subjects: number;
  readonly opened: number;
  readonly replaced: number;
}

/**
 * Holds every subject of the tenant against what has changed in a list since it was last held against it. Only subjects that
 * are like something that came, or had a match with something that went, are screened anew and get a result of their
 * own; for all others their row says which edition they were held against, and the run says how many they were. Goes in chunks
 * that may be killed and run again; a subject is never held against the same edition twice.
 */
export async function rescreen(ctx: ServiceContext, list: ScreeningList): Promise<Rescreened> {
  const edition = (await outsideTenants(ctx.db, (tx) => currentEdition(tx, list)))?.edition;
  if (edition === undefined) return { edition: null, subjects: 0, opened: 0, replaced: 0 };
  const thresholds = await read(ctx, (tx) => thresholdsOf(ctx, tx));
  const run = await openRun(ctx, { list, edition, thresholds });
  const deltas = new Map<number | null, Promise<HeldList>>();
  /** What came or changed after an edition; the whole list for subjects that were never held against it. */
  const since = (after: number | null) => {
    const known = deltas.get(after);
    if (known !== undefined) return known;
    const made = makeReady(ctx.db, { list, edition, ...(after === null ? {} : { after }) });
    deltas.set(after, made);
    return made;
  };
  for (let last = ''; ; ) {
    const chunk = await nextChunk(ctx, { list, edition, after: last });
    last = chunk.at(-1)?.id ?? '';
    if (chunk.length === 0) break;
    const touched = await touchedOf(ctx, chunk, { list, thresholds, since });
    const held = await markHeld(ctx, {
      runId: run,
      list,
      edition,
      subjects: chunk.filter(({ id }) => !touched.has(id)),
    });
    for (const { id } of chunk) if (!held.has(id)) await screenAnew(ctx, run, id);
  }
  return closeRun(ctx, run);
}

type Waiting = Pick<
  Subject,
  'id' | 'reference' | 'partnerId' | 'facts' | 'factsHash' | 'editions' | 'scorerVersion' | 'outcome'
>;

function nextChunk(
  ctx: ServiceContext,
  at: { readonly list: ScreeningList; readonly edition: number; readonly after: string },
): Promise<readonly Waiting[]> {
  return read(ctx, (tx) =>
    tx
      .select({
        id: screeningSubjects.id,
        reference: screeningSubjects.reference,
        partnerId: screeningSubjects.partnerId,
        outcome: screeningSubjects.outcome,
        facts: screeningSubjects.facts,
        factsHash: screeningSubjects.factsHash,
        editions: screeningSubjects.editions,
        scorerVersion: screeningSubjects.scorerVersion,
      })
      .from(screeningSubjects)
      .where(
        and(
          eq(screeningSubjects.tenantId, ctx.tenantId),
          gt(screeningSubjects.id, at.after),
          sql`(${screeningSubjects.editions} ->> ${at.list})::int is distinct from ${at.edition}`,
        ),
      )
      .orderBy(asc(screeningSubjects.id))
      .limit(chunkSize),
  );
}

/** Who has to be screened anew: like something new, or with a match that rests on something old, or scored otherwise before. */
async function touchedOf(
  ctx: ServiceContext,
  chunk: readonly Waiting[],
  by: {
    readonly list: ScreeningList;
    readonly thresholds: Thresholds;
    readonly since: (after: number | null) => Promise<HeldList>;
  },
): Promise<ReadonlySet<string>> {
  const matched = await read(ctx, (tx) =>
    tx
      .selectDistinct({ id: screeningMatches.subjectId })
      .from(screeningMatches)
      .where(
        and(
          eq(screeningMatches.tenantId, ctx.tenantId),
          eq(screeningMatches.list, by.list),
          sql`${screeningMatches.status} <> 'replaced'`,
          inArray(
            screeningMatches.subjectId,
            chunk.map(({ id }) => id),
          ),
        ),
      ),
  );
  const touched = new Set(matched.map(({ id }) => id));
  for (const subject of chunk) {
    if (touched.has(subject.id)) continue;
    const delta = await by.since(subject.editions[by.list] ?? null);
    const isOtherScorer = subject.scorerVersion !== scorerVersion;
    if (isOtherScorer || delta.index.screen(subject.facts, by.thresholds).length > 0) touched.add(subject.id);
  }
  return touched;
}

/** Notes the edition for all who are like nothing new, and gives those who have not changed meanwhile. */
async function markHeld(
  ctx: ServiceContext,
  held: {
    readonly runId: string;
    readonly list: ScreeningList;
    readonly edition: number;
    readonly subjects: readonly Waiting[];
  },
): Promise<ReadonlySet<string>> {
  const { list, edition } = held;
  const rows = held.subjects.map((subject) => {
    const editions: EditionByList = { ...subject.editions, [list]: edition };
    const isClear = subject.outcome === 'not_checked' && screeningLists.every((each) => editions[each] !== undefined);
    return { subject, hash: subject.factsHash, editions, after: isClear ? ('clear' as const) : subject.outcome };
  });
  const given = JSON.stringify(
    rows.map(({ subject, hash, editions, after }) => ({
      id: subject.id,
      hash,
      editions,
      before: subject.outcome,
      after,
    })),
  );
  return read(ctx, async (tx) => {
    const marked = await tx.execute<{ id: string }>(sql`
      update screening_subjects s set editions = r.editions, outcome = r.after, screened_at = ${sql.param(ctx.now(), screeningSubjects.screenedAt)}
      from jsonb_to_recordset(${given}::text::jsonb) as r(id text, hash text, editions jsonb, before text, after text)
      where s.tenant_id = ${ctx.tenantId} and s.id = r.id and s.facts_hash = r.hash and s.outcome = r.before
      returning s.id`);
    const ids = new Set([...marked].map(({ id }) => id));
    for (const { subject, after } of rows)
      if (after !== subject.outcome && ids.has(subject.id)) await tellOutcome(ctx, tx, subject, subject.outcome, after);
    await addToRun(ctx, tx, held.runId, { subjects: ids.size, opened: 0, replaced: 0 });
    return ids;
  });
}

async function screenAnew(ctx: ServiceContext, runId: string, subjectId: string): Promise<void> {
  const lists = await heldLists(ctx.db);
  await read(ctx, async (tx) => {
    const [subject] = await tx
      .select()
      .from(screeningSubjects)
      .where(and(eq(screeningSubjects.tenantId, ctx.tenantId), eq(screeningSubjects.id, subjectId)))
      .for('update');
    if (!subject) return;
    const thresholds = await thresholdsOf(ctx, tx);
    const before = subject.outcome;
    const settled: Settled = await settleSubject(ctx, tx, {
      subject,
      lists,
      thresholds,
      occasion: 'list_changed',
      before,
    });
    await addToRun(ctx, tx, runId, { subjects: 1, opened: settled.opened, replaced: settled.replaced });
  });
}

async function openRun(
  ctx: ServiceContext,
  given: { readonly list: ScreeningList; readonly edition: number; readonly thresholds: Thresholds },
): Promise<string> {
  const { list, edition, thresholds } = given;
  return read(ctx, async (tx) => {
    await tx
      .insert(screeningRuns)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('scn'),
        list,
        edition,
        scorerVersion,
        nameMin: thresholds.nameMin,
        scoreMin: thresholds.scoreMin,
        subjects: 0,
        opened: 0,
        replaced: 0,
        startedAt: ctx.now(),
      })
      .onConflictDoNothing();
    const [run] = await tx
      .select({ id: screeningRuns.id })
      .from(screeningRuns)
      .where(
        and(eq(screeningRuns.tenantId, ctx.tenantId), eq(screeningRuns.list, list), eq(screeningRuns.edition, edition)),
      );
    if (!run) throw new Error(`the run over ${list} ${edition} is neither new nor there`);
    return run.id;
  });
}

async function addToRun(
  ctx: ServiceContext,
  tx: Transaction,
  runId: string,
  more: { readonly subjects: number; readonly opened: number; readonly replaced: number },
): Promise<void> {
  await tx
    .update(screeningRuns)
    .set({
      subjects: sql`${screeningRuns.subjects} + ${more.subjects}`,
      opened: sql`${screeningRuns.opened} + ${more.opened}`,
      replaced: sql`${screeningRuns.replaced} + ${more.replaced}`,
    })
    .where(and(eq(screeningRuns.tenantId, ctx.tenantId), eq(screeningRuns.id, runId)));
}

/** The first time, it is noted and compliance is told of what is new. */
async function closeRun(ctx: ServiceContext, runId: string): Promise<Rescreened> {
  return read(ctx, async (tx) => {
    const mine = and(eq(screeningRuns.tenantId, ctx.tenantId), eq(screeningRuns.id, runId));
    const [run] = await tx.select().from(screeningRuns).where(mine).for('update');
    if (!run) throw new Error(`there is no run ${runId}`);
    const { edition, subjects, opened, replaced, list } = run;
    if (run.finishedAt === null) {
      await tx.update(screeningRuns).set({ finishedAt: ctx.now() }).where(mine);
      await recordAudit(ctx, tx, {
        action: 'screening.rescreen',
        subjectKind: 'screening_list',
        subjectId: list,
        facts: { edition, subjects, opened, replaced },
      });
      if (opened > 0)
        await mailCompliance(ctx, tx, {
          kind: 'screening_matches',
          key: runId,
          facts: { count: opened },
          page: '/screening/matches',
        });
    }
    return { edition, subjects, opened, replaced };
  });
}
