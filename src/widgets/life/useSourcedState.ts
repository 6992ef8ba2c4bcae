import type { LinkSchema, LinkState } from '../../core/linkState';
import type { ReaderModel } from '../../store';
import { useLinkState } from '../../ui';
import {
  useModelSource,
  useSourcedModel,
  type ModelSource,
  type SOURCE_FIELD,
} from './modelSource';

interface SourcedState<Schema extends LinkSchema> {
  readonly state: LinkState<Schema>;
  readonly set: (change: Partial<LinkState<Schema>>) => void;
  /** Whose model the figure shows, and that model, once it is there. */
  readonly source: ModelSource;
  readonly model: ReaderModel | null;
  /** What its `ModelFigure` takes of all this. */
  readonly frame: {
    readonly link: () => string;
    readonly onReset: () => void;
    readonly source: ModelSource;
    readonly onSource: (source: ModelSource) => void;
  };
}

/** The state of a figure that can show several models: whose it shows is one of its fields, `model`. */
export function useSourcedState<
  Schema extends LinkSchema & { readonly model: typeof SOURCE_FIELD },
>(figure: string, schema: Schema): SourcedState<Schema> {
  const { state, set, reset, link } = useLinkState(figure, schema);
  const source = useModelSource(state.model);
  const { model } = useSourcedModel(source);
  // What the schema of a figure adds to its model is not known here.
  const onSource = (next: ModelSource) => set({ model: next } as Partial<LinkState<Schema>>);
  return { state, set, source, model, frame: { link, onReset: reset, source, onSource } };
}
