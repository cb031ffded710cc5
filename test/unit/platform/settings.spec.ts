import { resolve } from 'node:path';
import { readSettings } from '../../../server/platform/settings.js';
import { StartFault } from '../../../server/platform/start-fault.js';

test('what is not set has a default', () => {
  expect(readSettings({ PORT: '', HOST: ' ' })).toEqual({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: null,
    dataDir: resolve('data'),
    adminEmail: 'admin@example.com',
    adminPassword: null,
    demoPassword: null,
    demo: true,
    logLevel: 'info',
    trustProxy: false,
  });
});

test('what is set is taken, in the form the server uses', () => {
  const settings = readSettings({
    PORT: '8080',
    HOST: '::',
    DATABASE_URL: 'postgresql://u:p@db/crm',
    DATA_DIR: '/srv/data',
    ADMIN_EMAIL: 'Ann@Example.com',
    ADMIN_PASSWORD: 'long enough',
    DEMO: 'OFF',
    TRUST_PROXY: 'on',
  });
  expect(settings).toMatchObject({
    port: 8080,
    host: '::',
    databaseUrl: 'postgresql://u:p@db/crm',
    dataDir: '/srv/data',
    adminEmail: 'ann@example.com',
    adminPassword: 'long enough',
    demo: false,
    trustProxy: true,
  });
});

test.each([
  [{ PORT: '65536' }, 'PORT must be'],
  [{ PORT: '-1' }, 'PORT must be'],
  [{ PORT: '3000a' }, 'PORT must be'],
  [{ DATABASE_URL: 'localhost' }, 'DATABASE_URL must look like'],
  [{ ADMIN_EMAIL: 'a b@c' }, 'ADMIN_EMAIL must be'],
  [{ DEMO_PASSWORD: '1234567' }, 'DEMO_PASSWORD must have at least 8'],
  [{ LOG_LEVEL: 'verbose' }, 'LOG_LEVEL must be one of'],
])('%j is refused', (environment, sentence) => {
  const read = (): unknown => readSettings(environment);
  expect(read).toThrow(StartFault);
  expect(read).toThrow(sentence);
});

test('a refused secret is not repeated', () => {
  expect(() => readSettings({ ADMIN_PASSWORD: 'hunter2' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }),
  );
});
