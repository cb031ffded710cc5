/** The server as Nest wires it: the routes of every subject, and what their handlers are given. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AccessRoutes } from './http/handlers/access.js';
import { AppRoutes } from './http/handlers/app.js';
import { BundleRoutes } from './http/handlers/bundle.js';
import { DepartmentRoutes } from './http/handlers/departments.js';
import { DocsRoutes } from './http/handlers/docs.js';
import { DraftRoutes } from './http/handlers/draft.js';
import { HealthRoutes } from './http/handlers/health.js';
import { InvitationRoutes } from './http/handlers/invitations.js';
import { JobRoutes, ReplacementRoutes } from './http/handlers/jobs.js';
import { JoinRoutes } from './http/handlers/join.js';
import { RecordRoutes } from './http/handlers/records.js';
import { AuditRoutes, ReleaseRoutes } from './http/handlers/releases.js';
import { RemovedRoutes } from './http/handlers/removed.js';
import { SessionRoutes } from './http/handlers/session.js';
import { TokenRoutes } from './http/handlers/tokens.js';
import { TrialRoutes } from './http/handlers/trial.js';
import { UsageRoutes } from './http/handlers/usage.js';
import { UserRoutes } from './http/handlers/users.js';
import { ViewAsRoutes } from './http/handlers/view-as.js';
import { Entrance } from './http/entrance.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Runtime } from './http/runtime.js';
import { SessionGuard } from './http/session.guard.js';
import type { Database } from './platform/db/database.js';
import { Accounts } from './platform/identity/accounts.js';
import { Departments } from './platform/identity/departments.js';
import { Invitations } from './platform/identity/invitations.js';
import { Sessions } from './platform/identity/sessions.js';
import { SignInLimit } from './platform/identity/sign-in-limit.js';
import { Tokens } from './platform/identity/tokens.js';
import { Users } from './platform/identity/users.js';
import { Jobs } from './platform/jobs/jobs.js';
import { Readiness } from './platform/db/readiness.js';
import type { Log } from './platform/log.js';
import { Metrics } from './platform/metrics.js';
import { jobHandlers } from './publish/jobs/handlers.js';
import { DraftStore } from './publish/draft/store.js';
import { ReleaseStore } from './publish/release-store.js';
import { SightCache } from './serve/sight/sight-cache.js';

@Module({
  controllers: [
    AccessRoutes,
    AppRoutes,
    AuditRoutes,
    BundleRoutes,
    DepartmentRoutes,
    DocsRoutes,
    DraftRoutes,
    HealthRoutes,
    InvitationRoutes,
    JobRoutes,
    JoinRoutes,
    RecordRoutes,
    ReleaseRoutes,
    RemovedRoutes,
    ReplacementRoutes,
    SessionRoutes,
    TokenRoutes,
    TrialRoutes,
    UsageRoutes,
    UserRoutes,
    ViewAsRoutes,
  ],
})
export class AppModule {
  /** `database` is open and migrated; it stays the caller's to close. */
  static on(database: Database, metrics: Metrics, log: Log): DynamicModule {
    const { admin, records, notifications, source } = database;
    const releases = new ReleaseStore(admin, notifications.subscribeNotices);
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({ useFactory: () => source.options, dataSourceFactory: () => Promise.resolve(source) }),
      ],
      providers: [
        { provide: Runtime, useValue: new Runtime(records, admin, releases, new SightCache()) },
        { provide: DraftStore, useValue: new DraftStore(admin) },
        { provide: Metrics, useValue: metrics },
        { provide: Readiness, useValue: database.readiness },
        { provide: Jobs, useValue: new Jobs(database.jobs, log, jobHandlers(releases)) },
        { provide: Sessions, useValue: new Sessions(admin, notifications) },
        { provide: SignInLimit, useValue: new SignInLimit(admin) },
        ...[Accounts, Users, Invitations, Departments, Tokens].map((service) => ({
          provide: service,
          useFactory: (given: DataSource) => new service(given),
          inject: [DataSource],
        })),
        Entrance,
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
