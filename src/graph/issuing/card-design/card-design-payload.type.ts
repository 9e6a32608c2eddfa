import { Field, InterfaceType, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';
import { MutationPayload } from '../../shared/writing/mutation-payload.js';
import { PersonalizationDesign } from './card-design.type.js';

@InterfaceType('PersonalizationDesignPayload', {
  description: 'The design that was written.',
  implements: MutationPayload,
})
export abstract class PersonalizationDesignPayload extends MutationPayload {
  @Field(() => PersonalizationDesign, {
    nullable: true,
    description: 'The design as it is now; null if it was refused.',
  })
  personalizationDesign: PersonalizationDesign | null = null;
}

const designPayload = { implements: [MutationPayload, PersonalizationDesignPayload], simpleResolvers: true };

@ObjectType({ description: 'Answer of `createPersonalizationDesign`.', ...designPayload })
@PartOfItsOwner()
export class CreatePersonalizationDesignPayload extends PersonalizationDesignPayload {}

@ObjectType({ description: 'Answer of `updatePersonalizationDesign`.', ...designPayload })
@PartOfItsOwner()
export class UpdatePersonalizationDesignPayload extends PersonalizationDesignPayload {}

@ObjectType({ description: 'Answer of `simulatePersonalizationDesignActivation`.', ...designPayload })
@PartOfItsOwner()
export class SimulatePersonalizationDesignActivationPayload extends PersonalizationDesignPayload {}

@ObjectType({ description: 'Answer of `simulatePersonalizationDesignDeactivation`.', ...designPayload })
@PartOfItsOwner()
export class SimulatePersonalizationDesignDeactivationPayload extends PersonalizationDesignPayload {}

@ObjectType({ description: 'Answer of `simulatePersonalizationDesignRejection`.', ...designPayload })
@PartOfItsOwner()
export class SimulatePersonalizationDesignRejectionPayload extends PersonalizationDesignPayload {}
