// Runs the walk through the console, then every state of every page, against the mock.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startMock } from './server.mjs';
import { walkStates } from './states.mjs';

const mock = await startMock();
try {
  const walk = spawn(process.execPath, [fileURLToPath(new URL('../console.e2e.mjs', import.meta.url))], {
    stdio: 'inherit',
    env: { ...process.env, AUSPEX_CONSOLE_URL: `${mock.url}/console/` },
  });
  process.exitCode = await new Promise((resolve) => walk.on('exit', resolve));
  await walkStates(mock);
} finally {
  await mock.close();
}
