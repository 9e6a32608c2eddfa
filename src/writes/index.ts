export { createWrites } from './run.js';
export type { Step, StepOptions, Write, WriteOutcome, WriteResult, WriteStatus, Writes } from './write.js';
