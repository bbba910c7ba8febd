import {
  Breadcrumb,
  BreadcrumbItem,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadMain,
  Page,
  PageSection,
  SkipToContent,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useMatches } from 'react-router';
import { BrandMark } from '../components/BrandMark';
import { hasCrumb } from '../components/crumb';
import { LoadingPage } from '../components/Loading';
import { LanguageMenu, ThemeMenu, UserMenu } from './MastheadMenus';
import styles from './Shell.module.css';

const MAIN = 'main';

/** Masthead, trail and the page below them. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <Page
      mainContainerId={MAIN}
      isContentFilled
      skipToContent={<SkipToContent href={`#${MAIN}`}>{t('app.skipToContent')}</SkipToContent>}
      masthead={
        <Masthead>
          <MastheadMain>
            <MastheadBrand>
              <Link to="/" className={styles.brand}>
                <BrandMark />
                <span>{t('app.name')}</span>
                <span className={styles.product}>{t('app.console')}</span>
              </Link>
            </MastheadBrand>
          </MastheadMain>
          <MastheadContent>
            <Toolbar isFullHeight>
              <ToolbarContent>
                <ToolbarGroup align={{ default: 'alignEnd' }} gap={{ default: 'gapSm' }}>
                  <ToolbarItem>
                    <ThemeMenu />
                  </ToolbarItem>
                  <ToolbarItem>
                    <LanguageMenu />
                  </ToolbarItem>
                  <ToolbarItem>
                    <UserMenu />
                  </ToolbarItem>
                </ToolbarGroup>
              </ToolbarContent>
            </Toolbar>
          </MastheadContent>
        </Masthead>
      }
    >
      <Trail />
      <PageSection isWidthLimited isFilled aria-label={t('app.console')}>
        <Suspense fallback={<LoadingPage />}>
          <Outlet />
        </Suspense>
      </PageSection>
    </Page>
  );
}

/** The way from all tenants to here; the page itself is the last and no link. */
function Trail() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const crumbs = useMatches()
    .filter((match) => hasCrumb(match.handle))
    .map((match) => (hasCrumb(match.handle) ? match.handle.crumb(match.params, t) : undefined))
    .filter((crumb) => crumb !== undefined);
  if (crumbs.length < 2) {
    return null;
  }
  return (
    <PageSection type="breadcrumb" isWidthLimited>
      <Breadcrumb aria-label={t('app.breadcrumb')}>
        {crumbs.map(({ label, to }, position) => {
          const here = position === crumbs.length - 1 && (pathname === to || position > 0);
          return (
            <BreadcrumbItem key={to} isActive={here}>
              {here ? label : <Link to={to}>{label}</Link>}
            </BreadcrumbItem>
          );
        })}
      </Breadcrumb>
    </PageSection>
  );
}
