// Runs one npm step of the Maven build, unless nothing that it reads has changed since it last went
// well: node scripts/when-changed.mjs install|lint|build
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MANIFEST = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'eslint.config.js'];
const SETTINGS = ['tsconfig.json', 'tsconfig.app.json', 'tsconfig.node.json'];
const SCRIPTS = ['scripts', 'e2e'];

const STEPS = {
  install: {
    reads: MANIFEST,
    command: ['npm', 'ci', '--no-audit', '--no-fund'],
    stamp: 'node_modules/.auspex-install',
    makes: 'node_modules',
  },
  lint: {
    reads: [...MANIFEST, ...SOURCES, ...SETTINGS, ...SCRIPTS],
    command: ['npm', 'run', 'lint'],
    stamp: 'target/.auspex-lint',
    makes: 'target/.auspex-lint',
  },
  build: {
    reads: [...MANIFEST, ...SOURCES, ...SETTINGS],
    command: ['npm', 'run', 'build'],
    stamp: 'target/.auspex-build',
    makes: 'target/classes/META-INF/resources/console/index.html',
  },
};

const name = process.argv[2];
const step = STEPS[name];
if (step === undefined) {
  throw new Error(`expected one of ${Object.keys(STEPS).join(', ')}, but was ${String(name)}`);
}

/** Changes with every byte and every name below the paths, and with the version of Node. */
function digest(paths) {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const child = join(path, entry.name);
      if (entry.isDirectory()) {
        add(child);
      } else {
        hash.update(child).update('\0').update(readFileSync(child)).update('\0');
      }
    }
  };
  for (const path of paths) {
    if (path.includes('.')) {
      hash.update(path).update('\0').update(readFileSync(path)).update('\0');
    } else {
      add(path);
    }
  }
  return hash.digest('hex');
}

const now = digest(step.reads);
if (existsSync(step.makes) && existsSync(step.stamp) && readFileSync(step.stamp, 'utf8') === now) {
  console.log(`console: ${name} is up to date`);
} else {
  rmSync(step.stamp, { force: true });
  const [executable, ...args] = step.command;
  const { status, error } = spawnSync(executable, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) {
    throw error;
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
  mkdirSync(dirname(step.stamp), { recursive: true });
  writeFileSync(step.stamp, now);
}
