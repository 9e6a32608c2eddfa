import { loadFile } from '../../../connect/files.js';
import { issuingActive, issuingRequested } from '../../../connect/gates.js';
import type { Turn } from '../../../state/turn.js';
import { endpoint, inPath, listEndpoint, type Resource } from '../../../wire/endpoint.js';
import { invalid, noSuch } from '../../../wire/error-body.js';
import { mergeMetadata, metadata } from '../../../wire/metadata.js';
import { boolean, oneOf, string } from '../../../wire/param-kinds.js';
import { arrayOf, object, type Infer } from '../../../wire/params.js';
import { BUNDLE_NOUN, bundleOf } from './physical-bundles.js';
import { changeDesign, DESIGN_NOUN, designs, renderDesign, UNOBJECTED, type StoredDesign } from './state.js';

const OBJECT = 'issuing.personalization_design';
const PATH = '/v1/issuing/personalization_designs';

const line = string({ max: 200 }).emptyable();
const carrierText = object({ footer_body: line, footer_title: line, header_body: line, header_title: line });
const preferences = object({ is_default: boolean().required() });

const create = endpoint({
  method: 'POST',
  path: PATH,
  answers: OBJECT,
  needs: issuingActive,
  params: {
    card_logo: string(),
    carrier_text: carrierText,
    lookup_key: string({ max: 200 }),
    metadata: metadata(),
    name: string({ max: 200 }),
    physical_bundle: string().required(),
    preferences,
    transfer_lookup_key: boolean(),
  },
  run(turn, params) {
    const design: StoredDesign = {
      id: turn.world.ids.short('ipcd'),
      card_logo: params.card_logo ?? null,
      carrier_text: params.carrier_text ? textFrom(params.carrier_text) : null,
      created: turn.now,
      is_default: params.preferences?.is_default ?? false,
      lookup_key: null,
      metadata: mergeMetadata({}, params.metadata),
      name: params.name ?? null,
      physical_bundle: params.physical_bundle,
      rejection_reasons: UNOBJECTED,
      status: 'review',
    };
    checkPrintable(design);
    checkLogo(turn, design.card_logo);
    if (design.is_default) dethrone(turn);
    if (params.lookup_key !== undefined) freeKey(turn, params.lookup_key, params.transfer_lookup_key ?? false);
    return renderDesign(designs.in(turn.tenant).put({ ...design, lookup_key: params.lookup_key ?? null }));
  },
});

const retrieve = endpoint({
  method: 'GET',
  path: `${PATH}/:id`,
  answers: OBJECT,
  run: (turn, _, { id }) => renderDesign(namedDesign(turn, id)),
});

const update = endpoint({
  method: 'POST',
  path: `${PATH}/:id`,
  answers: OBJECT,
  params: {
    card_logo: string().emptyable(),
    carrier_text: carrierText.emptyable(),
    lookup_key: string({ max: 200 }).emptyable(),
    metadata: metadata(),
    name: string({ max: 200 }).emptyable(),
    physical_bundle: string(),
    preferences,
    transfer_lookup_key: boolean(),
  },
  run(turn, { carrier_text, metadata: patch, preferences: wishes, transfer_lookup_key, ...rest }, { id }) {
    const old = namedDesign(turn, id);
    const text = carrier_text === undefined ? {} : { carrier_text: carrier_text && textFrom(carrier_text, old) };
    const isPrintChanged =
      carrier_text !== undefined || rest.card_logo !== undefined || rest.physical_bundle !== undefined;
    const changed = {
      ...rest,
      ...text,
      ...(wishes ? { is_default: wishes.is_default } : {}),
      metadata: mergeMetadata(old.metadata, patch),
      ...(isPrintChanged ? { rejection_reasons: UNOBJECTED, status: 'review' as const } : {}),
    };
    checkPrintable({ ...old, ...changed });
    checkLogo(turn, rest.card_logo ?? null);
    if (wishes?.is_default && !old.is_default) dethrone(turn);
    const { lookup_key: key } = rest;
    if (typeof key === 'string' && key !== old.lookup_key) freeKey(turn, key, transfer_lookup_key ?? false);
    return renderDesign(changeDesign(turn, old, changed));
  },
});

const list = listEndpoint({
  path: PATH,
  answers: OBJECT,
  needs: issuingRequested,
  filters: {
    lookup_keys: arrayOf(string(), { max: 10 }),
    preferences: object({ is_default: boolean(), is_platform_default: boolean() }),
    status: oneOf('active', 'inactive', 'rejected', 'review'),
  },
  source(turn, { lookup_keys: keys, preferences: wishes = {}, status }) {
    const collection = designs.in(turn.tenant);
    return {
      rows: collection.rows(),
      find: (id) => collection.row(id),
      where: (design) =>
        (!keys || (design.lookup_key !== null && keys.includes(design.lookup_key))) &&
        (wishes.is_default ?? design.is_default) === design.is_default &&
        wishes.is_platform_default !== true &&
        (status ?? design.status) === design.status,
      render: renderDesign,
      noun: DESIGN_NOUN,
    };
  },
});

function textFrom(sent: Infer<typeof carrierText>, old?: StoredDesign): StoredDesign['carrier_text'] {
  const nothing = { footer_body: null, footer_title: null, header_body: null, header_title: null };
  return { ...nothing, ...old?.carrier_text, ...sent };
}

/** What the bundle cannot print is refused, and so is a missing logo that it needs. */
function checkPrintable({ card_logo, carrier_text, physical_bundle: id }: StoredDesign): void {
  const bundle = bundleOf(id);
  if (!bundle) throw noSuch(BUNDLE_NOUN, id, 'physical_bundle', 400);
  if (bundle.status !== 'active')
    throw invalid(`The physical bundle '${id}' is not active.`, { param: 'physical_bundle' });
  for (const [param, value] of [['card_logo', card_logo] as const, ['carrier_text', carrier_text] as const]) {
    const support = bundle.features[param];
    if (value !== null && support === 'unsupported') {
      throw invalid(`The physical bundle '${id}' does not support ${param}.`, { param });
    }
    if (value === null && support === 'required')
      throw invalid(`The physical bundle '${id}' needs ${param}.`, { param });
  }
}

function checkLogo(turn: Turn, id: string | null): void {
  if (id === null) return;
  const param = 'card_logo';
  const file = loadFile(turn, id);
  if (!file) throw noSuch('file upload', id, param, 400);
  if (file.purpose !== 'issuing_logo') throw invalid("The file must have the purpose 'issuing_logo'.", { param });
  if (file.type !== 'png') throw invalid('The file must be a PNG image.', { param });
}

/** There is one default design; another one takes its place. */
function dethrone(turn: Turn): void {
  for (const design of designs.in(turn.tenant).all('default', 'default'))
    changeDesign(turn, design, { is_default: false });
}

function freeKey(turn: Turn, key: string, transfer: boolean): void {
  for (const design of designs.in(turn.tenant).all('lookup_key', key)) {
    if (!transfer) {
      throw invalid(`A personalization design already uses the lookup key \`${key}\`.`, { param: 'lookup_key' });
    }
    changeDesign(turn, design, { lookup_key: null });
  }
}

export function namedDesign(turn: Turn, id: string): StoredDesign {
  return inPath(designs.in(turn.tenant), id, DESIGN_NOUN, 'personalization_design');
}

export function loadDesign(turn: Turn, id: string): object | undefined {
  const design = designs.in(turn.tenant).get(id);
  return design && renderDesign(design);
}

export const personalizationDesignResource: Resource = {
  routes: [create, retrieve, update, list],
  objects: [{ object: OBJECT, expands: { card_logo: loadFile, physical_bundle: (_, id) => bundleOf(id) } }],
};
