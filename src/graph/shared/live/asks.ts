import { Extensions } from 'type-graphql';

/** On a subscription: it tells of purchases that wait for an answer. */
export const TellsQuestions = () => Extensions({ tells: 'questions' });

export function tellsQuestions({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): boolean {
  return extensions['tells'] === 'questions';
}
