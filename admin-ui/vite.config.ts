import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    // `npm run mock` answers what the services of a real stack would.
    proxy: { '/console/config.json': 'http://127.0.0.1:7790' },
  },
  build: {
    // Straight to where the jar is packed from; emptied first, so that no file of an earlier build
    // is left in the jar.
    outDir: 'target/classes/META-INF/resources/console',
    emptyOutDir: true,
    // Fonts stay files: inlined, they would be fetched by everyone in the first stylesheet.
    assetsInlineLimit: 0,
    target: 'es2023',
    rollupOptions: {
      output: {
        manualChunks(id) {
          if (!id.includes('node_modules')) {
            return undefined;
          }
          if (/node_modules\/(react|react-dom|scheduler|react-router)\//.test(id)) {
            return 'react';
          }
          return undefined;
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://127.0.0.1:7701/console/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    css: false,
    server: { deps: { inline: [/@patternfly/] } },
  },
});
