import { PassThrough } from 'node:stream';
import { createLog } from '../../../server/platform/log.js';
import { StartFault } from '../../../server/platform/start-fault.js';

/** What a log writes, line by line. */
function written(isTTY: boolean, write: (log: ReturnType<typeof createLog>) => void): string {
  const out = Object.assign(new PassThrough(), { isTTY });
  write(createLog('info', out as unknown as NodeJS.WriteStream));
  return String(out.read());
}

test('secrets and the parameters of statements are left out', () => {
  const line = written(false, (log) => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', parameters: ['hunter2'], query: 'insert …' });
    log.error({ err: error, password: 'hunter2', req: { headers: { cookie: 'hunter2', authorization: 'hunter2' } } }, 'failed');
  });
  expect(line).not.toContain('hunter2');
  expect(JSON.parse(line)).toMatchObject({
    level: 50,
    msg: 'failed',
    err: { type: 'Error', message: 'duplicate key', code: '23505' },
    password: '[secret]',
  });
});

test('a person gets one short line', () => {
  const line = written(true, (log) => log.info({ id: 'a-1', status: 200, ms: 3 }, 'request'));
  expect(line).toMatch(/^\d\d:\d\d:\d\d info {2}request id=a-1 status=200 ms=3\n$/);
});

test('a person who was told why it cannot start is not shown where in the code', () => {
  const line = written(true, (log) => log.fatal({ err: new StartFault('Port 1 is in use.') }, 'cannot start'));
  expect(line).toMatch(/^\S+ fatal cannot start\n$/);
});

test('below the level nothing is written', () => {
  expect(written(false, (log) => log.debug('quiet'))).toBe('null');
});
