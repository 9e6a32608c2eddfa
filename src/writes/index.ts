export type { Reading, Readings } from './audit/readings.js';
export { NotRecorded } from './not-recorded.js';
export { createWrites } from './run.js';
export type { Before, Step, StepOptions, Write, WriteOutcome, WriteResult, WriteStatus, Writes } from './write.js';
