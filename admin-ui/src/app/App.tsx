import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthProvider, useAuth } from 'react-oidc-context';
import { RouterProvider } from 'react-router';
import { ApiProvider, createApi } from '../api/client';
import { ApiError } from '../api/problem';
import { SignInProvider } from '../api/signIn';
import { ViewerProvider, viewerOf } from '../api/viewer';
import { LoadingPage } from '../components/Loading';
import { NoticeProvider } from '../components/Notices';
import { authSettings, returnHere, returnPath } from './auth';
import type { ConsoleConfig } from './config';
import { ConfigProvider } from './ConfigContext';
import { createRouter } from './router';
import { StartFailed } from './StartFailed';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only what may pass by itself is tried once more.
      retry: (failures, error) =>
        failures < 1 && (!(error instanceof ApiError) || error.status >= 500),
    },
  },
});

export function App({ config }: { config: ConsoleConfig }) {
  const router = useMemo(() => createRouter(), []);
  return (
    <ConfigProvider value={config}>
      <AuthProvider
        {...authSettings(config)}
        onSigninCallback={(user) => {
          void router.navigate(returnPath(user?.state), { replace: true });
        }}
      >
        <SignedIn config={config} router={router} />
      </AuthProvider>
    </ConfigProvider>
  );
}

interface SignedInProps {
  config: ConsoleConfig;
  router: ReturnType<typeof createRouter>;
}

/** Renders the console for a signed-in user and sends everybody else to the login page. */
function SignedIn({ config, router }: SignedInProps) {
  const { t } = useTranslation();
  const auth = useAuth();
  const { isAuthenticated, isLoading, activeNavigator, error, user } = auth;
  const accessToken = isAuthenticated ? user?.access_token : undefined;
  const leaving = activeNavigator === 'signoutRedirect';
  const mustSignIn =
    !isAuthenticated && !isLoading && activeNavigator === undefined && error === undefined;

  useEffect(() => {
    if (mustSignIn) {
      void auth.signinRedirect({ state: returnHere() });
    }
  }, [mustSignIn, auth]);

  const api = useMemo(
    () =>
      accessToken === undefined
        ? undefined
        : createApi(window.location.origin, config.gatewayUrl, accessToken),
    [config.gatewayUrl, accessToken],
  );
  const viewer = useMemo(
    () => (accessToken === undefined ? undefined : viewerOf(accessToken)),
    [accessToken],
  );

  if (viewer !== undefined && api !== undefined && !leaving) {
    return (
      <SignInProvider value={() => void auth.signinRedirect({ state: returnHere() })}>
        <ViewerProvider value={viewer}>
          <ApiProvider value={api}>
            <QueryClientProvider client={queryClient}>
              <NoticeProvider>
                <RouterProvider router={router} />
              </NoticeProvider>
            </QueryClientProvider>
          </ApiProvider>
        </ViewerProvider>
      </SignInProvider>
    );
  }
  if (error !== undefined) {
    return (
      <StartFailed
        title={t('app.signInFailedTitle')}
        body={t('app.signInFailedBody')}
        action={t('app.signIn')}
        onAction={() => void auth.signinRedirect({ state: { returnTo: '/' } })}
      />
    );
  }
  return <LoadingPage label={t('app.signingIn')} />;
}
