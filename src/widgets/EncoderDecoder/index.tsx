import { Figure } from '../../ui/Figure';
import './encoder-decoder.css';

interface Stage {
  readonly name: string;
  readonly note: string;
  /** The one part in which the two halves meet. */
  readonly meets?: boolean;
}

const ENCODER: readonly Stage[] = [
  { name: 'Whole input', note: '“the black mouse sleeps”, all at once' },
  { name: 'Embeddings', note: 'one vector a token, looked up' },
  { name: 'Self-attention', note: 'every token sees every other, before and after it' },
  { name: 'MLP', note: 'each token by itself' },
  { name: 'Representations', note: 'the input in context, for the decoder to look at' },
];

const DECODER: readonly Stage[] = [
  { name: 'Output so far', note: '“la souris …”, written a token at a time' },
  { name: 'Embeddings', note: 'one vector a token, looked up' },
  { name: 'Masked self-attention', note: 'every token sees only what is before it' },
  { name: 'Cross-attention', note: 'looks at the encoder’s representations', meets: true },
  { name: 'MLP', note: 'each token by itself' },
  { name: 'Next token', note: 'probabilities; one is chosen and joins the output' },
];

const LLAMA: readonly Stage[] = [
  {
    name: 'Text so far',
    note: 'the question and what is written of the answer: one row of tokens',
  },
  { name: 'Embeddings', note: 'one vector a token, looked up' },
  { name: 'Masked self-attention', note: 'every token sees only what is before it' },
  { name: 'MLP', note: 'each token by itself' },
  { name: 'Next token', note: 'probabilities; one is chosen and joins the text' },
];

/** Chapter 2: the transformer of 2017 beside a decoder-only model. */
export default function EncoderDecoder() {
  return (
    <Figure
      title="Encoder and decoder"
      tryThis="Read each column from the bottom up. What does the third leave out?"
      provenance="A drawing, not data. Attention and MLP are repeated, block upon block."
      wide
    >
      <div className="encoder-decoder">
        <section className="encoder-decoder-pair">
          <p className="encoder-decoder-model">The transformer of 2017, for translation</p>
          <Column title="Encoder" stages={ENCODER} />
          <Column title="Decoder" stages={DECODER} />
        </section>
        <section>
          <p className="encoder-decoder-model">Llama, and your model</p>
          <Column title="Decoder only" stages={LLAMA} />
        </section>
      </div>
    </Figure>
  );
}

function Column({ title, stages }: { readonly title: string; readonly stages: readonly Stage[] }) {
  return (
    <div className="encoder-decoder-column">
      <ol>
        {[...stages].reverse().map(({ name, note, meets }) => (
          <li key={name} className={meets ? 'encoder-decoder-meets' : ''}>
            <b>{name}</b>
            <span>{note}</span>
          </li>
        ))}
      </ol>
      <p className="ui-label">{title}</p>
    </div>
  );
}
