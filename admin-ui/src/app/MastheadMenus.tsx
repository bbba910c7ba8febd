import {
  Divider,
  Dropdown,
  DropdownGroup,
  DropdownItem,
  DropdownList,
  MenuToggle,
} from '@patternfly/react-core';
import GlobeIcon from '@patternfly/react-icons/dist/esm/icons/globe-icon';
import MoonIcon from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import SunIcon from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import UserIcon from '@patternfly/react-icons/dist/esm/icons/user-icon';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAuth } from 'react-oidc-context';
import { useViewer } from '../api/viewer';
import { chooseLanguage, type Language, languages } from '../i18n';
import en from '../i18n/locales/en.json';
import { useConfig } from './ConfigContext';
import styles from './MastheadMenus.module.css';
import { type Theme, themes, useTheme } from './theme';

interface MenuProps {
  label: string;
  icon: ReactNode;
  text?: string;
  children: ReactNode;
  onSelect?: (value: string | number | undefined) => void;
}

function Menu({ label, icon, text, children, onSelect }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_event, value: string | number | undefined) => {
        setOpen(false);
        onSelect?.(value);
      }}
      popperProps={{ position: 'right' }}
      shouldFocusToggleOnSelect
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant={text === undefined ? 'plain' : 'plainText'}
          icon={icon}
          aria-label={label}
          isExpanded={isOpen}
          onClick={() => setOpen((open) => !open)}
        >
          {text}
        </MenuToggle>
      )}
    >
      {children}
    </Dropdown>
  );
}

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Menu
      label={t('app.language')}
      icon={<GlobeIcon />}
      onSelect={(value) => void chooseLanguage(value as Language)}
    >
      <DropdownList>
        {Object.entries(languages).map(([language, name]) => (
          <DropdownItem
            key={language}
            value={language}
            lang={language}
            isSelected={i18n.language === language}
          >
            {name}
          </DropdownItem>
        ))}
      </DropdownList>
    </Menu>
  );
}

export function ThemeMenu() {
  const { t } = useTranslation();
  const [theme, setTheme] = useTheme();
  const names: Record<Theme, string> = {
    system: t('app.themeSystem'),
    light: t('app.themeLight'),
    dark: t('app.themeDark'),
  };
  return (
    <Menu
      label={t('app.theme')}
      icon={theme === 'dark' ? <MoonIcon /> : <SunIcon />}
      onSelect={(value) => setTheme(value as Theme)}
    >
      <DropdownList>
        {themes.map((choice) => (
          <DropdownItem key={choice} value={choice} isSelected={theme === choice}>
            {names[choice]}
          </DropdownItem>
        ))}
      </DropdownList>
    </Menu>
  );
}

type Role = keyof typeof en.roles;

function isRole(role: string): role is Role {
  return role in en.roles;
}

export function UserMenu() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const auth = useAuth();
  const { version } = useConfig();
  const roles = viewer.roles.filter(isRole).map((role) => t(`roles.${role}`));
  return (
    <Menu
      label={t('app.userMenu', { name: viewer.name })}
      icon={<UserIcon />}
      text={viewer.name}
      onSelect={() => void auth.signoutRedirect()}
    >
      <DropdownGroup label={roles.join(', ') || viewer.username}>
        <DropdownList>
          <DropdownItem value="sign-out">{t('app.signOut')}</DropdownItem>
        </DropdownList>
      </DropdownGroup>
      <Divider />
      <p className={styles.version}>{t('app.version', { version })}</p>
    </Menu>
  );
}
