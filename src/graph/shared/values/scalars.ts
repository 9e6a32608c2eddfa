import { GraphQLScalarType } from 'graphql';
import { GraphQLCurrency, GraphQLDateTime, GraphQLSafeInt, GraphQLURL } from 'graphql-scalars';

const specified = (scalar: GraphQLScalarType, specifiedByURL: string) =>
  new GraphQLScalarType({ ...scalar.toConfig(), specifiedByURL });

export const DateTime = specified(GraphQLDateTime, 'https://datatracker.ietf.org/doc/html/rfc3339#section-5.6');
export const Currency = GraphQLCurrency;
/** Minor units: an integer up to 2^53 - 1, because a GraphQL Int overflows at 21 million dollars. */
export const MinorUnits = GraphQLSafeInt;
export const Url = specified(GraphQLURL, 'https://url.spec.whatwg.org/');

/** Stripe's times are unix seconds. */
export function dateTime(seconds: number): Date;
export function dateTime(seconds: number | null | undefined): Date | null;
export function dateTime(seconds: number | null | undefined): Date | null {
  return seconds === null || seconds === undefined ? null : new Date(seconds * 1000);
}

export const unixSeconds = (time: Date): number => Math.floor(time.getTime() / 1000);
