import { Field, Int, ObjectType } from 'type-graphql';
import { PartOfItsOwner } from '../../shared/permission.js';

interface Parts {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

@ObjectType({ description: 'A date, of which parts may be missing.', simpleResolvers: true })
@PartOfItsOwner()
export class PartialDate {
  constructor(private readonly source: Parts) {}

  /** Null where no part is known. */
  static of(source: Parts | null | undefined): PartialDate | null {
    if (source == null) return null;
    const { day, month, year } = source;
    return day === null && month === null && year === null ? null : new PartialDate(source);
  }

  @Field(() => Int, { nullable: true, description: 'Day of the month, 1 to 31.' })
  get day(): number | null {
    return this.source.day;
  }

  @Field(() => Int, { nullable: true, description: 'Month, 1 to 12.' })
  get month(): number | null {
    return this.source.month;
  }

  @Field(() => Int, { nullable: true, description: 'Year, four digits.' })
  get year(): number | null {
    return this.source.year;
  }
}
