import strings from '#strings/figures/ThisDevice';
import { roughDuration } from '../life/roughDuration';
import { roughly } from './deviceTime';

/** Two figures: "700,000 years", "12 days", "22 seconds". */
export function timeText(seconds: number): string {
  const rough = roughly(seconds);
  return rough ? strings.time(rough.count, rough.unit) : roughDuration(seconds);
}
