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
  readonly platform: Tenant;
  private readonly tenants = new Map<string, Tenant>();

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
}
