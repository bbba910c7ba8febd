// Writes src/api/generated/*.ts from the OpenAPI files of the services. The files are committed;
// a unit test fails where they and the OpenAPI files differ.
import { writeFile } from 'node:fs/promises';
import { API_SERVICES, generatedTypes } from './openapi.mjs';

for (const service of API_SERVICES) {
  const target = new URL(`../src/api/generated/${service}.ts`, import.meta.url);
  await writeFile(target, await generatedTypes(service));
}
