import type { FormDefinition } from '@countersign/domain/form/form';
import { Box, Typography } from '@mui/material';
import { useFormText } from '../application/use-answer-text.ts';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import { useGateText } from './use-gate-text.ts';

const list = { pl: 2.5, my: 0.5 };

/** The form as it will be asked, and what comes before and after it. */
export function FormPreview({ definition }: { definition: FormDefinition }) {
  const t = useText();
  const formText = useFormText();
  const gateText = useGateText();
  return (
    <Section title={t('form.preview')}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {formText(definition.title)}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', whiteSpace: 'pre-line', mb: 1.5 }}>
        {formText(definition.intro)}
      </Typography>
      <Typography variant="subtitle2" component="h3">
        {t('form.gates')}
      </Typography>
      <Box component="ul" sx={list}>
        {definition.gates.length === 0 ? <li>{t('form.noGates')}</li> : null}
        {definition.gates.map((gate) => (
          <li key={JSON.stringify(gate)}>{gateText(gate)}</li>
        ))}
      </Box>
      {definition.sections.map((section) => (
        <Box key={section.key}>
          <Typography variant="subtitle2" component="h3">
            {formText(section.title)}
          </Typography>
          <Box component="ul" sx={list}>
            {section.fields.map((field) => (
              <li key={field.key}>
                {formText(field.label)} {field.isRequired ? <Tag tone="info">{t('form.isRequired')}</Tag> : null}{' '}
                <Typography variant="caption">{t(`formKind.${field.kind}`)}</Typography>
              </li>
            ))}
          </Box>
        </Box>
      ))}
      <Typography variant="subtitle2" component="h3">
        {t('form.consents')}
      </Typography>
      <Box component="ul" sx={list}>
        {definition.consents.map((consent) => (
          <li key={consent.key}>
            {formText(consent.text)} {consent.isRequired ? <Tag tone="info">{t('form.consentRequired')}</Tag> : null}
          </li>
        ))}
      </Box>
      <Typography variant="body2">
        {t('form.mayReapply')}: {t(`reapply.${definition.reapply}`)}
      </Typography>
    </Section>
  );
}
