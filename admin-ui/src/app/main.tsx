import '@patternfly/react-core/dist/styles/base.css';
import './brand.css';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n';
import { App } from './App';
import { type ConsoleConfig, loadConfig } from './config';
import { StartFailed } from './StartFailed';
import { applyStoredTheme } from './theme';

applyStoredTheme();
await startI18n();

const container = document.getElementById('root');
if (container === null) {
  throw new Error('index.html lacks the element #root');
}
const root = createRoot(container);

let config: ConsoleConfig | undefined;
try {
  config = await loadConfig();
} catch (error) {
  console.error(error);
}
root.render(
  <StrictMode>
    {config === undefined ? (
      <StartFailed
        title={i18next.t('app.configTitle')}
        body={i18next.t('app.configBody')}
        action={i18next.t('app.retry')}
        onAction={() => window.location.reload()}
      />
    ) : (
      <App config={config} />
    )}
  </StrictMode>,
);
