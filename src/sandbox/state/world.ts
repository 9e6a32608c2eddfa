import { Clock, type ClockKind } from './clock.js';
import { Ids } from './ids.js';
import { Journal } from './journal.js';
import type { Tenant } from './tenant.js';

export interface WorldOptions {
  clock: ClockKind;
  startAt: number;
  rngSeed: string;
}

/** Everything the sandbox knows: the platform and its connected accounts, one clock, one source of invented values. */
export class World {
  readonly journal = new Journal();
  readonly ids: Ids;
  readonly clock: Clock;
  platform: Tenant;
  /** Rises when another world is put in this one's place: what waited meanwhile belongs to no world any more. */
  replacements = 0;
  /** Where this sandbox is reached, once it listens. */
  address = '';
  private tenants = new Map<string, Tenant>();

  constructor(options: WorldOptions) {
    this.ids = new Ids(options.rngSeed);
    this.clock = new Clock(options.clock, options.startAt);
    this.platform = { id: this.ids.account(), isPlatform: true, journal: this.journal };
    this.tenants.set(this.platform.id, this.platform);
  }

  tenant(id: string): Tenant | undefined {
    return this.tenants.get(id);
  }

  openTenant(id: string): Tenant {
    const tenant: Tenant = { id, isPlatform: false, journal: this.journal };
    this.tenants.set(id, tenant);
    this.journal.note(() => this.tenants.delete(id));
    return tenant;
  }

  closeTenant(tenant: Tenant): void {
    this.tenants.delete(tenant.id);
    this.journal.note(() => this.tenants.set(tenant.id, tenant));
  }

  allTenants(): Tenant[] {
    return [...this.tenants.values()];
  }

  /** Other tenants, all of them empty. What a call under way still writes to the old ones is lost with them. */
  replaceTenants(platform: string, ids: readonly string[]): void {
    const opened = ids.map((id): Tenant => ({ id, isPlatform: id === platform, journal: this.journal }));
    this.tenants = new Map(opened.map((tenant) => [tenant.id, tenant]));
    const found = this.tenants.get(platform);
    if (!found) throw new Error(`There is no platform ${platform}`);
    this.platform = found;
    this.replacements += 1;
  }

  /** The tenants that are missing are opened, those that are too many closed. */
  matchTenants(ids: readonly string[]): void {
    const wanted = new Set(ids);
    for (const id of this.tenants.keys()) if (!wanted.has(id)) this.tenants.delete(id);
    for (const id of ids) if (!this.tenants.has(id)) this.openTenant(id);
  }
}
