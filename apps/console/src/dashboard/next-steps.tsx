import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useStore } from 'react-admin';
import { Link } from 'react-router';
import { useMay, useOwnRoles, useSession } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/use-text.ts';

const query = { limit: 1 };

/** What is left to do before partners can work; gone when it is done or put away. */
export function NextSteps() {
  const t = useText();
  const may = useMay();
  const isAdministrator = useOwnRoles().includes('administrator');
  const { user, banners, branding, current } = useSession();
  const [isPutAway, putAway] = useStore(`console.nextSteps.${current?.id ?? ''}`, false);
  const { data } = useQuery({
    queryKey: ['next-steps'],
    enabled: isAdministrator && !isPutAway,
    queryFn: async ({ signal }) => {
      const [products, members, partners] = await Promise.all([
        call('product.list', { query, signal }),
        call('member.list', { query, signal }),
        call('partner.list', { query, signal }),
      ]);
      return { products: products.total, members: members.total, partners: partners.total };
    },
  });
  if (!isAdministrator || isPutAway || data === undefined) return null;
  const steps = [
    { name: 'products', to: '/settings/products', isDone: data.products > 0 },
    { name: 'members', to: '/members/invite', isDone: data.members > 1 },
    { name: 'partners', to: '/partners/create', isDone: data.partners > 0 },
    { name: 'policy', to: '/policies', isDone: !banners.some(({ code }) => code === 'policy_not_reviewed') },
    { name: 'logo', to: '/settings/company', isDone: branding?.logoUrl !== null },
    { name: 'twoFactor', to: '/profile', isDone: user.hasTwoFactor },
  ] as const;
  const isAllDone = steps.every(({ isDone }) => isDone);
  if (isAllDone || !may('tenant.update')) return null;
  return (
    <Section
      title={t('nextSteps.title')}
      aside={<Button onClick={() => putAway(true)}>{t('nextSteps.putAway')}</Button>}
    >
      <Box
        component="ol"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          display: 'grid',
          gap: 1.25,
          gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
        }}
      >
        {steps.map(({ name, to, isDone }) => (
          <Box component="li" key={name} sx={{ display: 'flex', gap: 1.25 }}>
            {isDone ? (
              <CheckCircle color="success" fontSize="small" titleAccess={t('nextSteps.done')} />
            ) : (
              <RadioButtonUnchecked color="disabled" fontSize="small" titleAccess={t('nextSteps.open')} />
            )}
            <Box>
              <MuiLink
                component={Link}
                to={to}
                sx={{ fontWeight: 560, ...(isDone ? { color: 'text.secondary' } : {}) }}
              >
                {t(`nextSteps.${name}.title`)}
              </MuiLink>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {t(`nextSteps.${name}.text`)}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
