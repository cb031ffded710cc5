/** Who of the demo users owns what. */
import type { Random } from './random.js';

export interface DemoUser {
  readonly id: string;
  /** Name or id of a role. */
  readonly role: string;
  readonly department: string | null;
}

export class Staff {
  private readonly all: readonly DemoUser[];
  /** Sales representatives by department; departments share the regions among them. */
  private readonly teams: readonly (readonly DemoUser[])[];

  constructor(users: readonly DemoUser[]) {
    if (users.length === 0) throw new Error('Demo data needs at least one user to own it');
    this.all = users;
    const sellers = this.of('sales_rep', 'sales_manager');
    const departments = [...new Set(sellers.map(({ department }) => department))];
    this.teams = departments.map((department) => sellers.filter((user) => user.department === department));
  }

  /** Somebody of the team that looks after a region; some carry much more than others. */
  seller(region: string, random: Random): string {
    let sum = 0;
    for (let i = 0; i < region.length; i++) sum += region.charCodeAt(i) * (i + 1);
    const team = this.teams[sum % this.teams.length] ?? this.all;
    const representatives = team.filter(({ role }) => role === 'sales_rep');
    const pool = representatives.length > 0 && random.chance(0.94) ? representatives : team;
    return pool[Math.floor(random.unit() ** 1.4 * pool.length)]?.id ?? random.pick(pool).id;
  }

  agent(random: Random): string {
    return random.pick(this.of('service_agent')).id;
  }

  marketer(random: Random): string {
    return random.pick(this.of('marketing')).id;
  }

  /** Those who hold one of these roles; everybody, where nobody does. */
  private of(...roles: readonly string[]): readonly DemoUser[] {
    const found = this.all.filter(({ role }) => roles.includes(role));
    return found.length > 0 ? found : this.all;
  }
}
