/** Who makes a request, in which workspace, under which release. */
import type { RuleUser } from '../../metadata/rules/rule.js';
import type { Model } from '../compile/model.js';
import type { Language } from '../errors/define.js';

export interface Actor {
  readonly user: RuleUser;
  readonly displayName: string;
  readonly workspace: Workspace;
  /** Ids of the roles held, sorted. */
  readonly roles: readonly string[];
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** PostgreSQL schema that holds its records: `w_<name>`. */
  readonly schema: string;
}

/** What is served at the moment: a compiled release of a workspace. */
export interface Release {
  readonly workspace: Workspace;
  readonly number: number;
  readonly model: Model;
}

/** A record request after authentication, before anything of it was read. */
export interface Call {
  readonly actor: Actor;
  readonly release: Release;
  readonly language: Language;
  readonly now: Date;
  /** Number of the release that the caller knows, as the request has it; whatever was not written under that one is refused. */
  readonly knows?: string;
}
