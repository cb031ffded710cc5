/** A port of this machine that nobody listens on. */
import { createServer } from 'node:net';

/** `wanted` where it is free, else any. */
export const freePort = (wanted: number | null): Promise<number> =>
  wanted === null ? probe(0) : probe(wanted).catch(() => probe(0));

function probe(port: number): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
