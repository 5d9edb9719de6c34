import { directionOf } from '@countersign/locales/format/text';
import { isProblem } from '@countersign/ui/client/problem';
import { QueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useLayoutEffect, useMemo } from 'react';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, type I18nProvider, localStorageStore } from 'react-admin';
import { Route } from 'react-router';
import { makeAuthProvider } from '../auth/auth-provider.ts';
import { makeDataProvider } from '../data/data-provider.ts';
import { Layout } from '../layout/layout.tsx';
import { LeaveGuard } from '../layout/leave-guard.tsx';
import { Notices } from '../layout/notices.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useScreenLocale } from '../text/screen-locale.ts';
import { ConsoleTheme } from '../theme/console-theme.tsx';
import { StyleCache } from '../theme/style-cache.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { openPages, pages } from './pages.tsx';

const store = localStorageStore('1', 'countersign');

/** A refusal is an answer; only a broken connection or an overloaded server is worth asking again. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  return failures < 2 && (!isProblem(error) || error.status >= 502);
}

export function ConsoleApp({ i18nProvider }: { i18nProvider: I18nProvider }) {
  const { queryClient, dataProvider, authProvider } = useMemo(() => {
    const client = new QueryClient({
      defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 5_000 } },
    });
    return { queryClient: client, dataProvider: makeDataProvider(), authProvider: makeAuthProvider(client) };
  }, []);
  return (
    <CoreAdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
    >
      <Surroundings>
        <CoreAdminUI
          layout={Layout}
          catchAll={NotFoundPage}
          loading={Waiting}
          error={({ error, resetErrorBoundary }) => <ErrorState error={error} onRetry={() => resetErrorBoundary([])} />}
          requireAuth
          disableTelemetry
          title="Countersign"
        >
          <CustomRoutes noLayout>
            {openPages.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
          </CustomRoutes>
          <CustomRoutes>
            {pages.map(({ path, Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
          </CustomRoutes>
        </CoreAdminUI>
        <Notices />
        <LeaveGuard />
      </Surroundings>
    </CoreAdminContext>
  );
}

function Waiting() {
  return <LoadingLines lines={8} />;
}

/** Styles, direction and language of the document around everything, signed in or not. */
function Surroundings({ children }: { children: ReactNode }) {
  const locale = useScreenLocale();
  const direction = directionOf(locale);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = direction;
  }, [locale, direction]);
  return (
    <Suspense>
      <StyleCache direction={direction}>
        <ConsoleTheme direction={direction}>
          <Suspense fallback={<LoadingLines />}>{children}</Suspense>
        </ConsoleTheme>
      </StyleCache>
    </Suspense>
  );
}
