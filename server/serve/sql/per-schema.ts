/** Statements that depend on nothing but the workspace's schema, made once each. */
import { LRUCache } from 'lru-cache';
import type { Statement } from './statement.js';

/** About as many workspaces as a process keeps models of. */
const MOST_SCHEMAS = 500;

export function perSchema(make: (schema: string) => Statement): (schema: string) => Statement {
  const statements = new LRUCache<string, Statement>({ max: MOST_SCHEMAS });
  return (schema) => {
    const known = statements.get(schema);
    if (known) return known;
    const statement = make(schema);
    statements.set(schema, statement);
    return statement;
  };
}
