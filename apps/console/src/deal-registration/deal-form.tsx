import { type DealField, dealStages, saleKinds } from '@countersign/domain/deal-registration/deal';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import {
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  IconButton,
  InputAdornment,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import type { ReactNode } from 'react';
import { CountryField } from '../parts/country-field.tsx';
import { MonthField } from '../parts/month-field.tsx';
import { useProducts } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import type { DealFormValues } from './deal-form-values.ts';

export interface DealFormProps {
  values: DealFormValues;
  onChange: (change: Partial<DealFormValues>) => void;
  /** Marked as missing or wrong. */
  problems: Partial<Record<DealField, string>>;
  /** Only these are shown: the fields that a change request has opened. */
  only?: readonly DealField[];
}

/** The terms of a registration, as staff type them for a partner. */
export function DealForm({ values, onChange, problems, only }: DealFormProps) {
  const t = useText();
  const products = useProducts();
  const isOpen = (field: DealField) => only === undefined || only.includes(field);

  const text = (
    field: DealField & keyof DealFormValues,
    options: { required?: boolean; lines?: number; suffix?: string; max?: number } = {},
  ) =>
    isOpen(field) ? (
      <TextField
        label={t(`dealField.${field}`)}
        value={values[field]}
        required={options.required ?? false}
        error={problems[field] !== undefined}
        helperText={problems[field]}
        onChange={(event) => onChange({ [field]: event.target.value })}
        {...(options.lines === undefined
          ? {}
          : { multiline: true, minRows: options.lines, sx: { gridColumn: '1 / -1' } })}
        slotProps={{
          htmlInput: { maxLength: options.max ?? 200 },
          input:
            options.suffix === undefined
              ? {}
              : { endAdornment: <InputAdornment position="end">{options.suffix}</InputAdornment> },
        }}
      />
    ) : null;

  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Group
        title={t('dealForm.customer')}
        isShown={[
          'customerName',
          'customerCountry',
          'customerWebsite',
          'customerRegistrationNumber',
          'customerCity',
        ].some((field) => isOpen(field as DealField))}
      >
        {text('customerName', { required: true })}
        {isOpen('customerCountry') ? (
          <CountryField
            required
            label={t('dealField.customerCountry')}
            value={values.customerCountry}
            error={problems.customerCountry !== undefined}
            helperText={problems.customerCountry}
            onChange={(customerCountry) => onChange({ customerCountry })}
          />
        ) : null}
        {isOpen('customerWebsite') ? (
          <Box>
            <TextField
              fullWidth
              required
              label={t('dealField.customerWebsite')}
              value={values.customerWebsite}
              disabled={values.hasNoWebsite}
              error={problems.customerWebsite !== undefined}
              helperText={problems.customerWebsite}
              onChange={(event) => onChange({ customerWebsite: event.target.value })}
              slotProps={{ htmlInput: { inputMode: 'url', maxLength: 300 } }}
            />
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={values.hasNoWebsite}
                  onChange={(event) => onChange({ hasNoWebsite: event.target.checked })}
                />
              }
              label={t('deal.noWebsite')}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          </Box>
        ) : null}
        {text('customerRegistrationNumber', { max: 60 })}
        {text('customerCity', { max: 120 })}
      </Group>
      <Group
        title={t('dealForm.sale')}
        isShown={['lines', 'amount', 'closeMonth', 'stage', 'saleKind', 'discountAsked'].some((field) =>
          isOpen(field as DealField),
        )}
      >
        {isOpen('lines') ? (
          <Box sx={{ gridColumn: '1 / -1', display: 'grid', gap: 1.5 }}>
            {values.lines.map((line, index) => (
              <Box
                key={index}
                sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 100px 40px', alignItems: 'start' }}
              >
                <TextField
                  select
                  required={index === 0}
                  label={t('field.product')}
                  value={products.some(({ id }) => id === line.productId) ? line.productId : ''}
                  error={index === 0 && problems.lines !== undefined}
                  helperText={index === 0 ? problems.lines : undefined}
                  onChange={(event) =>
                    onChange({ lines: replaced(values.lines, index, { ...line, productId: event.target.value }) })
                  }
                >
                  {products.map((product) => (
                    <MenuItem key={product.id} value={product.id}>
                      {product.label}
                    </MenuItem>
                  ))}
                </TextField>
                <TextField
                  label={t('field.quantity')}
                  value={line.quantity}
                  onChange={(event) =>
                    onChange({
                      lines: replaced(values.lines, index, {
                        ...line,
                        quantity: event.target.value.replaceAll(/\D/g, ''),
                      }),
                    })
                  }
                  slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 7 } }}
                />
                <IconButton
                  aria-label={t('dealForm.removeLine')}
                  disabled={values.lines.length === 1}
                  onClick={() => onChange({ lines: values.lines.filter((_, other) => other !== index) })}
                  sx={{ mt: 0.25 }}
                >
                  <DeleteOutline fontSize="small" />
                </IconButton>
              </Box>
            ))}
            {values.lines.length < 10 ? (
              <Button
                sx={{ justifySelf: 'start' }}
                onClick={() => onChange({ lines: [...values.lines, { productId: '', quantity: '1' }] })}
              >
                {t('dealForm.addLine')}
              </Button>
            ) : null}
          </Box>
        ) : null}
        {text('amount', { required: true, suffix: values.currency, max: 30 })}
        {isOpen('closeMonth') ? (
          <MonthField
            required
            label={t('dealField.closeMonth')}
            value={values.closeMonth}
            error={problems.closeMonth !== undefined}
            {...(problems.closeMonth === undefined ? {} : { helperText: problems.closeMonth })}
            onChange={(closeMonth) => onChange({ closeMonth })}
          />
        ) : null}
        {isOpen('stage') ? (
          <TextField
            select
            label={t('dealField.stage')}
            value={values.stage}
            onChange={(event) => onChange({ stage: event.target.value })}
          >
            {dealStages.map((stage) => (
              <MenuItem key={stage} value={stage}>
                {t(`dealStage.${stage}`)}
              </MenuItem>
            ))}
          </TextField>
        ) : null}
        {isOpen('saleKind') ? (
          <TextField
            select
            label={t('dealField.saleKind')}
            value={values.saleKind}
            onChange={(event) => onChange({ saleKind: event.target.value })}
          >
            {saleKinds.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {t(`saleKind.${kind}`)}
              </MenuItem>
            ))}
          </TextField>
        ) : null}
        {text('discountAsked', { suffix: '%', max: 6 })}
      </Group>
      <Group title={t('dealForm.contact')} isShown={isOpen('contacts')}>
        {(['contactName', 'contactTitle', 'contactEmail', 'contactPhone'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`dealForm.${field}`)}
            value={values[field]}
            error={field === 'contactName' && problems.contacts !== undefined}
            helperText={field === 'contactName' ? problems.contacts : undefined}
            onChange={(event) => onChange({ [field]: event.target.value })}
            slotProps={{ htmlInput: { maxLength: field === 'contactEmail' ? 254 : 120 } }}
          />
        ))}
      </Group>
      <Group
        title={t('dealForm.more')}
        isShown={['incumbent', 'competitor', 'ownReference', 'decisionProcess', 'description'].some((field) =>
          isOpen(field as DealField),
        )}
      >
        {text('incumbent')}
        {text('competitor')}
        {text('ownReference', { max: 80 })}
        {text('decisionProcess', { lines: 2, max: 2000 })}
        {text('description', { lines: 3, max: 4000 })}
      </Group>
    </Box>
  );
}

function replaced<T>(items: readonly T[], index: number, item: T): T[] {
  return items.map((other, position) => (position === index ? item : other));
}

function Group({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  if (!isShown) return null;
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ mb: 1.5, p: 0 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, alignItems: 'start' }}>
        {children}
      </Box>
    </Box>
  );
}
