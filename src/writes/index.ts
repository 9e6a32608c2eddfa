export { createWrites } from './run.js';
export type { Step, StepOptions, Write, WriteOutcome, WriteResult, Writes } from './write.js';
