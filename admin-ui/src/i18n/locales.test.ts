import { describe, expect, it } from 'vitest';
import en from './locales/en.json';
import zhCN from './locales/zh-CN.json';

function texts(node: unknown, path = ''): [string, string][] {
  return typeof node === 'string'
    ? [[path, node]]
    : Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

/** Chinese has one plural form; English has two. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name);

describe('translations', () => {
  it('say everything in Chinese that they say in English', () => {
    const keys = (locale: unknown) => [
      ...new Set(texts(locale).map(([key]) => withoutPlural(key))),
    ];
    expect(keys(zhCN).sort()).toEqual(keys(en).sort());
  });

  it('use the same placeholders in both languages', () => {
    const chinese = new Map(texts(zhCN));
    const differing = texts(en).filter(([key, text]) => {
      const other = chinese.get(key) ?? chinese.get(key.replace(/_one$/, '_other')) ?? '';
      return placeholders(text).sort().join() !== placeholders(other).sort().join();
    });
    expect(differing).toEqual([]);
  });
});
