/** The server as Nest wires it: every controller there is, and what they are given. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppController } from './http/app.controller.js';
import { DepartmentsController } from './http/departments.controller.js';
import { Entrance } from './http/entrance.js';
import { FormController } from './http/form.controller.js';
import { HealthController } from './http/health.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { JoinController } from './http/join.controller.js';
import { OpenapiController } from './http/openapi.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ReadController } from './http/read.controller.js';
import { Runtime } from './http/runtime.js';
import { SessionController } from './http/session.controller.js';
import { SessionGuard } from './http/session.guard.js';
import { StudioAccessController } from './http/studio-access.controller.js';
import { StudioBundleController } from './http/studio-bundle.controller.js';
import { StudioFormController } from './http/studio-form.controller.js';
import { StudioJobsController } from './http/studio-jobs.controller.js';
import { StudioRemovedController } from './http/studio-removed.controller.js';
import { StudioTrialController } from './http/studio-trial.controller.js';
import { StudioUsageController } from './http/studio-usage.controller.js';
import { StudioHoldersController } from './http/studio-holders.controller.js';
import { StudioHistoryController } from './http/studio-history.controller.js';
import { StudioController } from './http/studio.controller.js';
import { StudioViewAsController } from './http/studio-view-as.controller.js';
import { TokensController } from './http/tokens.controller.js';
import { UsersController } from './http/users.controller.js';
import { WriteController } from './http/write.controller.js';
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
    AppController,
    FormController,
    OpenapiController,
    SessionController,
    UsersController,
    InvitationsController,
    JoinController,
    DepartmentsController,
    TokensController,
    HealthController,
    ReadController,
    WriteController,
    StudioController,
    StudioHistoryController,
    StudioAccessController,
    StudioHoldersController,
    StudioBundleController,
    StudioFormController,
    StudioJobsController,
    StudioRemovedController,
    StudioTrialController,
    StudioUsageController,
    StudioViewAsController,
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
