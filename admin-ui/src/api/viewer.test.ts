import { describe, expect, it } from 'vitest';
import { clara, guest, operator } from '../testing/renderAt';
import { mayCreateTenants, mayManageTenant, viewerOf } from './viewer';

function token(claims: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const payload = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return `header.${payload}.signature`;
}

describe('viewerOf', () => {
  it('reads name, roles and organizations, also beyond ASCII', () => {
    const claims = {
      preferred_username: 'clara',
      name: '克拉拉 Émile',
      realm_access: { roles: ['tenant-admin', 7] },
      organization: ['cinema'],
    };
    expect(viewerOf(token(claims))).toEqual({
      username: 'clara',
      name: '克拉拉 Émile',
      roles: ['tenant-admin'],
      tenants: ['cinema'],
    });
  });

  it('reads organizations that Keycloak writes as an object', () => {
    const viewer = viewerOf(token({ preferred_username: 'p', organization: { places: {} } }));
    expect(viewer).toEqual({ username: 'p', name: 'p', roles: [], tenants: ['places'] });
  });

  it('refuses what is no JSON Web Token', () => {
    expect(() => viewerOf('opaque')).toThrow('no JSON Web Token');
  });
});

describe('what a viewer is offered', () => {
  it('lets only platform administrators create tenants', () => {
    expect([operator, clara, guest].map(mayCreateTenants)).toEqual([true, false, false]);
  });

  it('lets a tenant administrator manage the own tenant and no other', () => {
    expect(mayManageTenant(clara, 'cinema')).toBe(true);
    expect(mayManageTenant(clara, 'places')).toBe(false);
    expect(mayManageTenant(guest, 'cinema')).toBe(false);
    expect(mayManageTenant(operator, 'places')).toBe(true);
  });
});
