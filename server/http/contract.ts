/**
 * Shapes of the answers that the browser apps read; types only, imported by `runtime-ui` as types.
 * Every text is already in the language of the request.
 */
import type { Rule } from '../../metadata/rules/rule.js';
import type { Operator } from '../compile/field-types/field-type.js';

/** `POST /api/session` answers this; so does `GET /api/me`. */
export interface Me {
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly workspace: { readonly id: string; readonly name: string; readonly label: string };
  /** The workspaces that the user's password opens, for the switcher. */
  readonly workspaces: readonly { readonly name: string; readonly label: string }[];
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly administer: boolean;
  /** Present while an administrator looks at the application with the eyes of a user or role: nothing may be changed. */
  readonly viewing_as?: { readonly kind: 'user' | 'role'; readonly label: string };
}

/** `GET /api/app`: what the runtime UI needs to draw itself, as far as the caller may see it. */
export interface AppInfo {
  readonly release: number;
  readonly label: string;
  readonly version: string;
  readonly country: string;
  readonly currency: string;
  readonly timezone: string;
  readonly navigation: readonly { readonly label: string; readonly objects: readonly string[] }[];
  readonly objects: Readonly<Record<string, ObjectInfo>>;
}

export interface ObjectInfo {
  /** Stays when the object is renamed. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly description?: string;
  readonly icon: string;
  /** Field that names a record; null where the caller may not see it. */
  readonly title: string | null;
  readonly searchable: boolean;
  readonly rights: {
    readonly create: boolean;
    readonly update: boolean;
    readonly delete: boolean;
    readonly export: boolean;
    readonly import: boolean;
  };
  /** In order: declared fields, then system fields. */
  readonly fields: readonly FieldInfo[];
  /** The first that fits the type of a record is drawn; the last one has no `record_types` and fits all. */
  readonly layouts: readonly LayoutInfo[];
  readonly views: readonly ViewInfo[];
  readonly record_types: readonly { readonly name: string; readonly label: string }[];
  readonly flow: FlowInfo | null;
}

/** How a form is laid out. */
export interface FormLayout {
  /** Empty: the sections stand below each other. */
  readonly tabs: readonly { readonly id: string; readonly label: string }[];
  readonly sections: readonly {
    readonly id: string;
    readonly label: string;
    /** Id of its tab, where there are any. */
    readonly tab?: string;
    readonly columns: 1 | 2 | 3;
    readonly fields: readonly string[];
    readonly visible?: Rule;
  }[];
  /** Fields that are not drawn; what is neither here nor in a section comes last. */
  readonly leaves_out: readonly string[];
}

/** How the records of some types, or of all, are drawn for the caller. */
export interface LayoutInfo extends FormLayout {
  readonly record_types?: readonly string[];
  readonly related: readonly {
    readonly object: string;
    readonly field: string;
    readonly label: string;
    readonly columns: readonly string[];
  }[];
}

export interface ViewInfo {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly string[];
  /** With `group` first, where there is one. */
  readonly sort: readonly string[];
  /** Path of the field by which rows are grouped. */
  readonly group?: string;
}

export interface FieldInfo {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly type: string;
  readonly system: boolean;
  /** `masked`: only ever seen as 138****5678; not filterable, not sortable. */
  readonly access: 'masked' | 'read' | 'edit';
  /** Operators for filters; empty: not filterable. */
  readonly operators: readonly Operator[];
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly values?: readonly ValueInfo[];
  readonly depends_on?: string;
  /** Object a lookup points to. `user` fields have none: their people come from `/api/users`. */
  readonly to?: string;
  /** Options of the type that matter for display: scale, currency, max, unit, … */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface ValueInfo {
  readonly code: string;
  readonly label: string;
  readonly color: string;
  readonly active: boolean;
  readonly when?: readonly string[];
  readonly record_types?: readonly string[];
}

export interface FlowInfo {
  readonly label: string;
  readonly stages: readonly {
    readonly name: string;
    readonly label: string;
    readonly kind: 'open' | 'won' | 'lost' | 'done';
    readonly color: string;
    readonly initial: boolean;
    /** Percent. */
    readonly probability?: number;
    /** Hours a record may stand here. */
    readonly time_limit?: number;
  }[];
}

/** `GET /api/objects/:object/form?id=&record_type=`: what rjsf and the rules in the browser need. */
export interface FormInfo {
  readonly release: number;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly uiSchema: Readonly<Record<string, unknown>>;
  /** That of the record type asked for, or of the record. */
  readonly layout: FormLayout;
  /** Every field of the form, and its rules; a rule that only the server can decide is left out. `required: true` stands in `schema`. */
  readonly fields: Readonly<
    Record<
      string,
      {
        /** Stays when the field is renamed. */
        readonly id: string;
        readonly required?: Rule;
        readonly visible?: Rule;
        readonly readonly?: Rule;
        readonly default?: Rule;
      }
    >
  >;
  readonly rules: readonly {
    readonly name: string;
    /** A warning refuses nothing. */
    readonly level: 'error' | 'warning';
    readonly when: Rule;
    readonly at: readonly string[];
    readonly message: string;
  }[];
  /** Defaults that are literals, in wire form. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Fields required per stage, for flows. */
  readonly stages: Readonly<Record<string, readonly string[]>>;
  /** Who the rules' `{"user":[…]}` is. */
  readonly user: { readonly id: string; readonly department: string | null; readonly roles: readonly string[] };
}

/** A reference as it is read; written as its id (an object with `id` is accepted too). */
export interface Reference {
  readonly id: string;
  /** Null where the target may not be read or lies in the recycle bin. */
  readonly label: string | null;
}

/** A record: `id`, `version`, and the fields asked for. Times are UTC with milliseconds: `2026-01-02T03:04:05.678Z`. */
export type RecordData = { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>;

/** `GET /api/records/:object`. */
export interface ListAnswer {
  readonly data: readonly RecordData[];
  readonly page: {
    readonly next: string | null;
    readonly count?: number;
    /** true: there are at least `count`. */ readonly capped?: boolean;
  };
}

/** `POST /api/records/:object/aggregate`: `{group:["stage",{"field":"created_at","by":"month"}], measures:[{"count":true},{"sum":"amount"}], filter}`. */
export interface AggregateAnswer {
  /** By name of group (its path, or `as`) and measure (`count`, `sum_amount`, or `as`). */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  /** true: there are more groups than `limit`. */
  readonly page: { readonly capped: boolean };
}

/** `GET /api/records/:object/:id/rights`: what the caller may do with this one record. */
export interface RecordRights {
  readonly data: { readonly update: boolean; readonly delete: boolean; readonly edit: readonly string[] };
}

/** `GET /api/records/:object/:id/transitions`. */
export interface TransitionsAnswer {
  readonly data: {
    readonly stage: string;
    readonly since: string;
    readonly version: number;
    readonly transitions: readonly {
      /** Stays when the transition is renamed. */
      readonly id: string;
      readonly name: string;
      readonly label: string;
      readonly to: string;
      /** Nothing is missing and the guard holds. */
      readonly ready: boolean;
      /** Required fields that are empty: the mini form. */
      readonly missing: readonly string[];
      /** What else stands in the way, in words. */
      readonly blocked: readonly string[];
      /** A reason in words is needed. */
      readonly reason: boolean;
    }[];
  };
}

/** Body of `POST /api/records/:object/:id/transitions`; answers `WriteAnswer`. */
export interface TransitionRequest {
  readonly transition: string;
  readonly reason?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** `GET /api/records/:object/:id/history`, newest first. */
export interface HistoryAnswer {
  readonly data: readonly {
    readonly id: string;
    readonly at: string;
    readonly by: Reference;
    readonly kind: 'create' | 'update' | 'delete' | 'restore' | 'transition';
    readonly changes: readonly { readonly field: string; readonly label: string; readonly old: unknown; readonly new: unknown }[];
    /** For transitions. */
    readonly from?: string;
    readonly to?: string;
    readonly reason?: string | null;
    /** How long the stage left behind had lasted. */
    readonly seconds?: number;
  }[];
  readonly page: { readonly next: string | null };
}

/** `GET /api/users?search=&limit=`: members of the workspace, for pickers. */
export interface UsersAnswer {
  readonly data: readonly { readonly id: string; readonly label: string; readonly email: string }[];
}

/** `GET /api/users?detail=true&search=&role=&limit=&after=` (a list of them) and `GET /api/users/:id`; for administrators. */
export interface UserDetail {
  readonly id: string;
  readonly label: string;
  readonly email: string;
  readonly locale: string;
  readonly active: boolean;
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly { readonly name: string; readonly label: string }[];
}

/** Who is asked to join and has not accepted yet. `GET /api/invitations` answers a list of them; for administrators. */
export interface Invitation {
  readonly id: string;
  readonly label: string;
  readonly email: string;
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  readonly created_at: string;
  readonly expires_at: string;
}

/** `POST /api/users` and `POST /api/invitations/:id/renew`. The link is in this answer only. */
export interface InvitationLink {
  readonly data: Invitation;
  /** Path on this server. */
  readonly link: string;
}

/** `POST /api/invitation`: what the link says to whoever has it. */
export interface OpenInvitation {
  /** Label of the workspace. */
  readonly workspace: string;
  readonly email: string;
  readonly name: string;
  readonly expires_at: string;
}

/** `GET /api/search?q=`. */
export interface SearchAnswer {
  readonly data: readonly { readonly object: string; readonly id: string; readonly label: string }[];
}

/** One fault of a write, at its place in the request. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** `POST /api/records/:object`, `PATCH …/:id` and moves; `warnings`: rules that warn of what was written. */
export interface WriteAnswer {
  readonly data: RecordData;
  readonly warnings?: readonly Fault[];
}

/** `application/problem+json`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly request_id: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly Fault[];
}
