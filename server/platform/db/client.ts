/** What pg knows of a connection but does not declare, in one place. */
import type { Socket } from 'node:net';
import type pg from 'pg';

interface Internals {
  readonly processID: number;
  readonly readyForQuery: boolean;
  readonly pipeline: boolean;
  readonly connection: {
    readonly stream: Socket;
  };
}

const insideOf = (client: pg.ClientBase): Internals => client as unknown as Internals;

/** The id of its process on the server. */
export const processOf = (client: pg.ClientBase): number => insideOf(client).processID;

/** A statement is under way. */
export const isWaiting = (client: pg.ClientBase): boolean => !insideOf(client).readyForQuery;

/** Statements need not wait for each other's answers. */
export const isPipelined = (client: pg.ClientBase): boolean => insideOf(client).pipeline;

/** At once, whoever waits for an answer; `release` still has to follow. */
export function destroy(client: pg.ClientBase): void {
  insideOf(client).connection.stream.destroy(Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' }));
}

/** Bytes that have come; between two moments at which they are the same, nothing was answered. */
export const heardFrom = (client: pg.ClientBase): number => insideOf(client).connection.stream.bytesRead;

/** To be called as soon as it is connected. */
export function surviveLoss(client: pg.ClientBase): void {
  // Its statements fail, which is how whoever holds it hears of a loss; an event that nobody listens to would end the
  // process. From the first moment on, for the farewell may come in the same packet as the greeting.
  client.on('error', () => {});
  // Whoever prints a connection, as libraries do with an error that knows its own, must not print what cancels statements.
  Object.defineProperty(client, 'secretKey', { enumerable: false });
}
