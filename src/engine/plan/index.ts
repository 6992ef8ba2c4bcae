/** Training as a fixed list of kernel calls, of either model: the front door. */

export {
  gradientOf,
  type AttentionCall,
  type Call,
  type Heads,
  type Place,
  type Plan,
} from './calls';
export { trainingPlan, type PlanOptions } from './decoderOnly';
export { crossKeysAndValuesOf, encodingPlan, pairTrainingPlan } from './encoderDecoder';
