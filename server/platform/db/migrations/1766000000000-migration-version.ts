/** Which version of Touchstone has run a migration, so that an older one can say which it lacks. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MigrationVersion1766000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform.migration add column version text');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The platform tables are never dropped.'));
  }
}
