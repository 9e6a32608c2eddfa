import type { AccountReads, Recipe } from '../../../stripe/index.js';
import { expandable } from '../../../stripe/index.js';
import { objectLoader, wantedBy } from '../../shared/reading/object-loader.js';
import { PersonalizationDesignListArgs, PhysicalBundleListArgs } from './card-design.args.js';
import { PersonalizationDesign, PhysicalBundle } from './card-design.type.js';

export const personalizationDesignRecipe: Recipe<'issuing.personalization_design'> = {
  kind: 'issuing.personalization_design',
  prefix: 'ipcd_',
  retrieve: (stripe, id, params) => stripe.issuing.personalizationDesigns.retrieve(id, params),
  list: (stripe, params) => stripe.issuing.personalizationDesigns.list(params),
  everything: {},
  parents: {},
  edges: { physicalBundle: expandable('physical_bundle', 'issuing.physical_bundle') },
  about: null,
  wanted: wantedBy('issuing.personalization_design', PersonalizationDesignListArgs),
};

export const physicalBundleRecipe: Recipe<'issuing.physical_bundle'> = {
  kind: 'issuing.physical_bundle',
  prefix: 'ics_',
  retrieve: (stripe, id, params) => stripe.issuing.physicalBundles.retrieve(id, params),
  list: (stripe, params) => stripe.issuing.physicalBundles.list(params),
  everything: {},
  parents: {},
  edges: {},
  about: null,
  wanted: wantedBy('issuing.physical_bundle', PhysicalBundleListArgs),
};

/** All reading of one account's designs in one request. */
export const createPersonalizationDesignLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, {
    kind: 'issuing.personalization_design',
    View: PersonalizationDesign,
    Args: PersonalizationDesignListArgs,
  });

/** All reading of one account's bundles in one request. */
export const createPhysicalBundleLoader = (reads: AccountReads, account: string) =>
  objectLoader(reads, account, { kind: 'issuing.physical_bundle', View: PhysicalBundle, Args: PhysicalBundleListArgs });
