import { checkOverride } from '@countersign/domain/plan/check-override';
import { ruleKindNamed } from '@countersign/domain/plan/rules/registry';
import { isProblem } from '@countersign/ui/client/problem';
import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../../data/api.ts';
import { type Choice, ChoiceField } from '../../parts/choice-field.tsx';
import { searchPartners } from '../../parts/searches.ts';
import { Section } from '../../parts/section.tsx';
import { useUnsaved } from '../../parts/use-unsaved.ts';
import { useLookedUpText } from '../../text/use-looked-up-text.ts';
import { useFieldProblemText, useProblemText } from '../../text/use-problem-text.ts';
import { useText } from '../../text/use-text.ts';
import { DraftContext, type DraftEditing } from '../editor/draft-context.tsx';
import { fieldGrid } from '../editor/field-grid.ts';
import { checkDraft, fieldsAt, placeText, valueAt, withValue } from '../editor/plan-draft.ts';
import { RuleParams } from '../editor/rule-params.tsx';
import { TryOut } from '../editor/try-out.tsx';

type Params = Readonly<Record<string, unknown>>;

/** One partner's terms as they are typed, with what contradicts the rule at its place and what samples would earn by them. */
export function OverrideForm({
  planId,
  programId,
  currency,
  document,
}: {
  planId: string;
  programId: string;
  currency: string;
  document: Params;
}) {
  const t = useText();
  const lookUp = useLookedUpText();
  const problemText = useProblemText();
  const fieldProblemText = useFieldProblemText();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const rules: readonly unknown[] = Array.isArray(document['rules']) ? document['rules'] : [];
  const names = rules.map((rule) => String(valueAt(rule, ['name'])));
  const [partner, setPartner] = useState<Choice | null>(null);
  const [ruleName, setRuleName] = useState(names[0] ?? '');
  const [draft, setDraft] = useState<Params>({ params: {} });
  const [reason, setReason] = useState('');
  const [validFrom, setValidFrom] = useState(() => new Date().toISOString().slice(0, 10));
  const [validUntil, setValidUntil] = useState('');
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const params = fieldsAt(draft['params']);
  const isChanged = Object.keys(params).length > 0;
  useUnsaved(!isSending && (isChanged || reason !== '' || partner !== null));

  const rule = rules.find((each) => valueAt(each, ['name']) === ruleName);
  const kind = ruleKindNamed(valueAt(rule, ['kind']));
  const given = useMemo(() => checkDraft(document), [document]);
  const checked = given.isUsable ? checkOverride(given.document, { rule: ruleName, params }) : undefined;
  const problems =
    checked === undefined || checked.ok
      ? []
      : checked.refusal.problems.map(({ path, code }) => ({ place: placeText(path), code }));
  const tried = checkDraft({
    ...document,
    rules: rules.map((each) =>
      valueAt(each, ['name']) === ruleName
        ? { ...fieldsAt(each), params: { ...fieldsAt(valueAt(each, ['params'])), ...params } }
        : each,
    ),
  });
  const { data: memberships } = useQuery({
    queryKey: ['enrollments', partner?.id ?? ''],
    enabled: partner !== null,
    queryFn: ({ signal }) => call('enrollment.list', { query: { partnerId: partner?.id ?? '', limit: 100 }, signal }),
  });
  const membership = memberships?.items.find((each) => each.programId === programId);
  const isNotEnrolled = partner !== null && memberships !== undefined && membership === undefined;
  const refused = (field: string) => {
    const found = isProblem(error) ? error.errors.find((each) => each.field === field) : undefined;
    return found === undefined ? undefined : fieldProblemText(found);
  };
  const editing: DraftEditing = {
    draft,
    currency,
    set: (place, value) => {
      setError(undefined);
      setDraft((before) => fieldsAt(withValue(before, place, value)));
    },
    problemAt: (place) => {
      const found = problems.find((problem) => problem.place === placeText(place));
      return found === undefined || (found.code === 'missing' && !isTried)
        ? undefined
        : lookUp('planProblem', found.code);
    },
  };
  const isComplete = membership !== undefined && reason.trim() !== '' && validFrom !== '' && checked?.ok === true;

  async function save() {
    setTried(true);
    if (!isComplete || isSending) return;
    setSending(true);
    setError(undefined);
    try {
      await call('plan.add-override', {
        params: { id: planId },
        body: {
          enrollmentId: membership.id,
          rule: ruleName,
          params: { ...params },
          reason: reason.trim(),
          validFrom,
          validUntil: validUntil === '' ? null : validUntil,
        },
      });
      await queryClient.invalidateQueries({ queryKey: ['plans', 'overrides', planId] });
      notify(t('planOverride.saved'), { type: 'success' });
      void navigate(`/plans/${planId}`);
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  }

  return (
    <DraftContext value={editing}>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 400px' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Section title={t('planOverride.whoAndWhen')}>
            <Box sx={{ ...fieldGrid, pt: 1 }}>
              <ChoiceField
                label={t('field.partner')}
                value={partner}
                onChange={setPartner}
                searchKey="partners"
                search={searchPartners}
                required
                autoFocus
                error={isNotEnrolled || (isTried && partner === null)}
                {...(isNotEnrolled ? { helperText: t('event.notEnrolled') } : {})}
              />
              <TextField
                select
                required
                label={t('planOverride.rule')}
                value={ruleName}
                onChange={(event) => {
                  setRuleName(event.target.value);
                  setDraft({ params: {} });
                }}
              >
                {names.map((name) => (
                  <MenuItem key={name} value={name}>
                    {name}
                  </MenuItem>
                ))}
              </TextField>
              <TextField
                type="date"
                required
                label={t('planOverride.from')}
                value={validFrom}
                error={refused('validFrom') !== undefined}
                helperText={refused('validFrom')}
                onChange={(event) => setValidFrom(event.target.value)}
                slotProps={{ inputLabel: { shrink: true } }}
              />
              <TextField
                type="date"
                label={t('planOverride.until')}
                value={validUntil}
                error={refused('validUntil') !== undefined}
                helperText={refused('validUntil') ?? t('planOverride.endless')}
                onChange={(event) => setValidUntil(event.target.value)}
                slotProps={{ inputLabel: { shrink: true } }}
              />
              <TextField
                required
                label={t('planOverride.reason')}
                value={reason}
                error={isTried && reason.trim() === ''}
                helperText={t('planOverride.reasonHelp')}
                onChange={(event) => setReason(event.target.value)}
                slotProps={{ htmlInput: { maxLength: 300 } }}
                sx={{ gridColumn: '1 / -1' }}
              />
            </Box>
          </Section>
          {kind === undefined ? null : (
            <Section title={t('planOverride.terms')}>
              <Box sx={{ pt: 1 }}>
                <RuleParams key={ruleName} kind={kind} at={['params']} base={fieldsAt(valueAt(rule, ['params']))} />
              </Box>
            </Section>
          )}
          {isTried && !isChanged ? <Alert severity="error">{t('planOverride.nothing')}</Alert> : null}
          {error === undefined ? null : <Alert severity="error">{problemText(error)}</Alert>}
          <Box>
            <Button type="submit" variant="contained" loading={isSending}>
              {t('planOverride.save')}
            </Button>
          </Box>
        </Box>
        <Box sx={{ position: { lg: 'sticky' }, top: { lg: 16 }, minWidth: 0 }}>
          <TryOut programId={programId} currency={currency} checked={tried} />
        </Box>
      </Box>
    </DraftContext>
  );
}
