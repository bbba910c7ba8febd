import { createContext, useContext } from 'react';
import type { ConsoleConfig } from './config';

const ConfigContext = createContext<ConsoleConfig | undefined>(undefined);

export const ConfigProvider = ConfigContext.Provider;

export function useConfig(): ConsoleConfig {
  const config = useContext(ConfigContext);
  if (config === undefined) {
    throw new Error('useConfig needs a ConfigProvider above it');
  }
  return config;
}
