import type Stripe from 'stripe';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { StripeFailure } from '../../../stripe/index.js';
import type { StepOptions } from '../../../writes/index.js';
import type { Context } from '../../context.js';
import { Requires } from '../../shared/permission.js';
import { capabilityPending } from '../../shared/writing/capability-pending.js';
import { InputFaults } from '../../shared/writing/input-faults.js';
import { mutate } from '../../shared/writing/mutation-payload.js';
import { isAboutState } from '../../shared/writing/stripe-refusal.js';
import type { UserError } from '../../shared/writing/user-errors.js';
import { InvalidState } from '../../shared/writing/user-errors.js';
import type { PersonalizationDesignPayload } from './card-design-payload.type.js';
import {
  CreatePersonalizationDesignPayload,
  SimulatePersonalizationDesignActivationPayload,
  SimulatePersonalizationDesignDeactivationPayload,
  SimulatePersonalizationDesignRejectionPayload,
  UpdatePersonalizationDesignPayload,
} from './card-design-payload.type.js';
import type { DesignStepInput } from './card-design.input.js';
import {
  CreatePersonalizationDesignInput,
  SimulatePersonalizationDesignActivationInput,
  SimulatePersonalizationDesignDeactivationInput,
  SimulatePersonalizationDesignRejectionInput,
  UpdatePersonalizationDesignInput,
  checkDesign,
  checkDesignChange,
  designChangeParams,
  designLinks,
  designParams,
} from './card-design.input.js';

const PATH = 'personalizationDesignId';

@Resolver()
class CardDesignMutations {
  @Mutation(() => CreatePersonalizationDesignPayload, {
    description:
      'Makes a design of physical cards. Stripe reviews it before cards can be printed with it. Stripe: `POST /v1/issuing/personalization_designs`.',
  })
  @Requires('cards:write')
  createPersonalizationDesign(
    @Arg('input', () => CreatePersonalizationDesignInput, { description: 'The design.' })
    input: CreatePersonalizationDesignInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const links = designLinks(faults, input);
    checkDesign(faults, input);
    return mutate(context, CreatePersonalizationDesignPayload, {
      name: 'createPersonalizationDesign',
      input,
      faults,
      explain: (failure) => explainDesign(context, faults.owner, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const params = { ...designParams(input, links), physical_bundle: links.bundle ?? '' };
        const made = await step('design', (options) => stripe.issuing.personalizationDesigns.create(params, options));
        return { personalizationDesign: loaders.personalizationDesign.wrote(made) };
      },
    });
  }

  @Mutation(() => UpdatePersonalizationDesignPayload, {
    description: 'Changes a design. Stripe: `POST /v1/issuing/personalization_designs/:id`.',
  })
  @Requires('cards:write')
  updatePersonalizationDesign(
    @Arg('input', () => UpdatePersonalizationDesignInput, { description: 'The changes.' })
    input: UpdatePersonalizationDesignInput,
    @Ctx() context: Context,
  ) {
    const faults = new InputFaults(context);
    const id = faults.id(PATH, input.personalizationDesignId, 'ipcd_', 'design');
    const links = designLinks(faults, input);
    checkDesignChange(faults, input);
    return mutate(context, UpdatePersonalizationDesignPayload, {
      name: 'updatePersonalizationDesign',
      input,
      faults,
      explain: (failure) => explainDesign(context, faults.owner, failure),
      work: async (step) => {
        const { stripe, loaders } = context.account(faults.owner);
        const { personalizationDesigns } = stripe.issuing;
        const params = designChangeParams(input, links);
        const changed = await step('design', (options) => personalizationDesigns.update(id, params, options));
        return { personalizationDesign: loaders.personalizationDesign.wrote(changed) };
      },
    });
  }

  @Mutation(() => SimulatePersonalizationDesignActivationPayload, {
    description: "Lets a design pass Stripe's review, in test mode.",
  })
  @Requires('simulations:write')
  simulatePersonalizationDesignActivation(
    @Arg('input', () => SimulatePersonalizationDesignActivationInput, { description: 'The design.' })
    input: SimulatePersonalizationDesignActivationInput,
    @Ctx() context: Context,
  ) {
    return judge(context, SimulatePersonalizationDesignActivationPayload, {
      name: 'simulatePersonalizationDesignActivation',
      input,
      to: 'be activated',
      call: (designs, id, options) => designs.activate(id, {}, options),
    });
  }

  @Mutation(() => SimulatePersonalizationDesignDeactivationPayload, {
    description: 'Takes a design out of use, in test mode.',
  })
  @Requires('simulations:write')
  simulatePersonalizationDesignDeactivation(
    @Arg('input', () => SimulatePersonalizationDesignDeactivationInput, { description: 'The design.' })
    input: SimulatePersonalizationDesignDeactivationInput,
    @Ctx() context: Context,
  ) {
    return judge(context, SimulatePersonalizationDesignDeactivationPayload, {
      name: 'simulatePersonalizationDesignDeactivation',
      input,
      to: 'be deactivated',
      call: (designs, id, options) => designs.deactivate(id, {}, options),
    });
  }

  @Mutation(() => SimulatePersonalizationDesignRejectionPayload, {
    description: 'Lets a design fail the review, in test mode. Cards that wait to be printed with it are canceled.',
  })
  @Requires('simulations:write')
  simulatePersonalizationDesignRejection(
    @Arg('input', () => SimulatePersonalizationDesignRejectionInput, { description: 'The design, and why.' })
    input: SimulatePersonalizationDesignRejectionInput,
    @Ctx() context: Context,
  ) {
    const { cardLogoRejections: logo, carrierTextRejections: text } = input;
    const faults = new InputFaults(context);
    if (!logo?.length && !text?.length)
      faults.add('cardLogoRejections', 'or carrierTextRejections must give a reason.');
    const rejection_reasons = { ...(logo ? { card_logo: logo } : {}), ...(text ? { carrier_text: text } : {}) };
    return judge(context, SimulatePersonalizationDesignRejectionPayload, {
      name: 'simulatePersonalizationDesignRejection',
      input,
      faults,
      to: 'be rejected',
      call: (designs, id, options) => designs.reject(id, { rejection_reasons }, options),
    });
  }
}

interface Judgement {
  readonly name: string;
  readonly input: DesignStepInput;
  readonly faults?: InputFaults;
  readonly to: string;
  call(
    helpers: Stripe['testHelpers']['issuing']['personalizationDesigns'],
    id: string,
    options: StepOptions,
  ): Promise<Stripe.Issuing.PersonalizationDesign>;
}

function judge(
  context: Context,
  Payload: new () => PersonalizationDesignPayload,
  { name, input, faults = new InputFaults(context), to, call }: Judgement,
): Promise<PersonalizationDesignPayload> {
  const id = faults.id(PATH, input.personalizationDesignId, 'ipcd_', 'design');
  return mutate(context, Payload, {
    name,
    input,
    faults,
    explain: (failure) => explainJudgement(context, faults.owner, { id, to }, failure),
    work: async (step) => {
      const { stripe, loaders } = context.account(faults.owner);
      const { personalizationDesigns } = stripe.testHelpers.issuing;
      const judged = await step('design', (options) => call(personalizationDesigns, id, options));
      return { personalizationDesign: loaders.personalizationDesign.wrote(judged) };
    },
  });
}

/** What is wrong with the design itself, Stripe says by the parameter; all else is the account's capability. */
async function explainDesign(context: Context, account: string, failure: StripeFailure): Promise<UserError | null> {
  if (!isAboutState(failure) || failure.facts.param !== null) return null;
  return capabilityPending(context.platform.reads, account, ['card_issuing'], failure);
}

async function explainJudgement(
  context: Context,
  account: string,
  { id, to }: { readonly id: string; readonly to: string },
  failure: StripeFailure,
): Promise<UserError | null> {
  if (!isAboutState(failure)) return null;
  const design = await context.account(account).reads.of('issuing.personalization_design').byId(id, []);
  if (design === null) return null;
  const { status } = design;
  const more = { stripeRequestId: failure.facts.requestId };
  return new InvalidState(PATH, status, `It cannot ${to}: it is ${status}.`, more);
}

export const cardDesignMutations = [CardDesignMutations] as const;
