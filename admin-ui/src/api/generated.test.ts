// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a plain script of the build, without types
import { API_SERVICES, generatedTypes } from '../../scripts/openapi.mjs';

describe('generated API types', () => {
  it.each(API_SERVICES as string[])(
    'of the %s follow its OpenAPI file (else: npm run api)',
    async (service) => {
      const committed = await readFile(`src/api/generated/${service}.ts`, 'utf8');
      expect(committed).toBe(await (generatedTypes as (name: string) => Promise<string>)(service));
    },
    30_000,
  );
});
