import type { Known, StoryStep } from './tell-story.js';

const key = ({ run }: Known, step: string) => `${run}-${step}`;

/** From a new connected account to a disputed purchase. Each step is an operation that a platform would send itself. */
export const story: readonly StoryStep[] = [
  {
    title: 'Who is asking',
    document: `query WhoAmI {
  viewer {
    name
  }
}`,
    variables: ({ run }) => ({ run, key: key({ run: String(run) }, 'who') }),
    shows: ['viewer.name'],
  },
];
