/** A way to a server that breaks as ways do: cut, closed, or silently forgotten. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class FaultyProxy {
  private readonly server: Server;
  private pairs: [Socket, Socket][] = [];
  private isOpen = true;

  constructor(private readonly target: number) {
    this.server = createServer((near) => this.join(near));
  }

  async listen(): Promise<number> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts every connection; new ones are let through. */
  drop(): void {
    for (const pair of this.pairs.splice(0)) for (const socket of pair) socket.destroy();
  }

  /** Cuts every connection, and every new one too until it is opened. */
  refuse(): void {
    this.isOpen = false;
    this.drop();
  }

  open(): void {
    this.isOpen = true;
  }

  /** Connections stay, and nothing passes any more, as behind a router that forgot them; new ones are let through. */
  forget(): void {
    for (const pair of this.pairs) {
      for (const socket of pair) {
        socket.unpipe();
        socket.pause();
        socket.removeAllListeners('close').removeAllListeners('end');
      }
    }
  }

  async close(): Promise<void> {
    this.drop();
    await new Promise((done) => this.server.close(done));
  }

  private join(near: Socket): void {
    near.on('error', () => {});
    if (!this.isOpen) return void near.resetAndDestroy();
    const far = connect(this.target, '127.0.0.1').on('error', () => {});
    this.pairs.push([near, far]);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }
}
