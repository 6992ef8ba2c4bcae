/** The model's folder with its page for readers, in their language. */

import { packModel, type ModelPackage } from '../../core/files/modelPackage';
import { readme } from './readme';

export const packForReader = (model: ModelPackage): Uint8Array =>
  packModel(model, readme(model.config, model.about));
