import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import strings from '#strings/figures/WholePass';
import type { ModelConfig } from '../../core/config';
import type { NamedArrays } from '../../core/arrays';
import { Button, TokenStrip, useWidth } from '../../ui';
import { Drawing, shareText, type Saying, type Spot } from './Drawing';
import { worldOf } from './layout';
import { fullNameOf, nameOf } from './names';
import { layerOf, lensNameOf, partsOf, pathTo, placeOf, type Place } from './parts';
import { Panel } from './Panel';
import { usePictures } from './usePictures';
import { guessesOf, recorded, rowAt, valuesOf } from './values';

/** The pass that is shown; without numbers, its shape alone. */
export interface Shown {
  readonly config: ModelConfig;
  readonly tokenIds: readonly number[];
  readonly tokens: readonly string[];
  readonly tokenText: (id: number) => string;
  readonly arrays: NamedArrays;
}

/** As the link has it. */
export interface Chosen {
  readonly at: string;
  /** −1: the last. */
  readonly token: number;
  /** Which number of that token; −1: none. */
  readonly cell: number;
}

interface PassProps {
  readonly config: ModelConfig;
  readonly shown: Shown | null;
  /** Of the model; `null` while nobody has asked for what a number is made of. */
  readonly parameters: NamedArrays | null;
  readonly chosen: Chosen;
  readonly onChoose: (change: Partial<Chosen>) => void;
  /** Under what is said of it. */
  readonly children: ReactNode;
}

/** Columns of a model without numbers. */
const NO_TOKENS = ['', '', '', ''];

const FOCUS_FROM = '.whole-pass-labels, .whole-pass-path, .ui-matrix';

/** One pass, from the whole model down to a number: the way there, the drawing, and what is to be said of it. */
export function Pass(props: PassProps) {
  const { config, shown, parameters, chosen, onChoose, children } = props;
  const root = useRef<HTMLDivElement>(null);
  const roomWidth = useWidth(root);
  const tokens = shown?.tokens ?? NO_TOKENS;
  const arrays = shown?.arrays ?? null;
  const parts = useMemo(() => partsOf(config, tokens.length), [config, tokens.length]);
  const world = useMemo(() => worldOf(parts, tokens.length), [parts, tokens.length]);
  const place = placeOf(chosen.at, parts);
  const token =
    chosen.token < 0 || chosen.token >= tokens.length ? tokens.length - 1 : chosen.token;
  const part = parts.find(({ name }) => name === place);
  const values = useMemo(
    () => (part && arrays ? valuesOf(part, arrays, token) : null),
    [part, arrays, token],
  );
  const at = values && chosen.cell >= 0 ? values.indices.indexOf(chosen.cell) : -1;
  const pictures = usePictures(parts, arrays, tokens.length);
  const takes = useMemo(() => takesOf(arrays, config, token), [arrays, config, token]);
  const sayings = useMemo(
    () => (shown ? sayingsOf(shown, parts, token) : null),
    [shown, parts, token],
  );
  const [spoken, setSpoken] = useState('');
  /** Where the focus goes once the place has changed: it was on something that has gone with the other. */
  const leaving = useRef<Place | null>(null);

  const go = (next: Spot) => {
    const nextPart = parts.find(({ name }) => name === next.place);
    const indices = nextPart && arrays ? valuesOf(nextPart, arrays, next.column).indices : null;
    if (next.place !== place) {
      const { activeElement } = document;
      const isWithin = activeElement && root.current?.contains(activeElement);
      leaving.current = isWithin && activeElement.closest(FOCUS_FROM) ? place : null;
      const saying = sayings?.get(nextPart?.stream ?? '');
      const said = saying ? strings.says.spoken(saying.text.trim(), shareText(saying.share)) : '';
      setSpoken(`${nameOf(next.place, parts)}. ${said}`);
    }
    onChoose({
      at: next.place,
      token: next.column,
      cell: next.at >= 0 && indices ? indices[next.at] : -1,
    });
  };
  useLayoutEffect(() => {
    if (leaving.current === null) return;
    const from = leaving.current;
    leaving.current = null;
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
    const next =
      find(`[data-place="${from}"]`) ??
      find('[data-place]') ??
      find('[role=application]') ??
      find('nav button');
    next?.focus({ preventScroll: true });
  }, [place]);

  const path = pathTo(place, parts);
  const up = at >= 0 ? place : (path[path.length - 2] ?? null);
  const out = () => up !== null && go({ place: up, column: token, at: -1 });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && up !== null) {
      event.preventDefault();
      out();
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const labels = [...(root.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])];
    const focused = labels.indexOf(document.activeElement as HTMLElement);
    if (step === undefined || focused < 0) return;
    event.preventDefault();
    labels[focused + step]?.focus();
  };
  const layer = layerOf(place);

  return (
    <div className="whole-pass" ref={root} onKeyDown={onKeyDown}>
      {shown && (
        <div className="whole-pass-tokens">
          <p className="ui-label">{strings.token}</p>
          <TokenStrip
            label={strings.token}
            tokens={tokens.map((text) => ({ text }))}
            selected={token}
            onSelect={(column) => onChoose({ token: column, cell: -1 })}
          />
        </div>
      )}
      <nav className="whole-pass-path" aria-label={strings.where}>
        <ol>
          {path.map((one) => (
            <li key={one}>
              {one === place && at < 0 ? (
                <b aria-current="true">{fullNameOf(one, parts)}</b>
              ) : (
                <Button variant="plain" onClick={() => go({ place: one, column: token, at: -1 })}>
                  {fullNameOf(one, parts)}
                </Button>
              )}
            </li>
          ))}
          {at >= 0 && (
            <li>
              <b aria-current="true">{strings.crumbNumber}</b>
            </li>
          )}
        </ol>
        <div className="whole-pass-ways">
          {layer !== null && (
            <>
              <Button
                disabled={layer === 0}
                onClick={() => go({ place: `layers.${layer - 1}`, column: token, at: -1 })}
              >
                {strings.before}
              </Button>
              <Button
                disabled={layer === config.nLayer - 1}
                onClick={() => go({ place: `layers.${layer + 1}`, column: token, at: -1 })}
              >
                {strings.after}
              </Button>
            </>
          )}
          <Button disabled={up === null} onClick={out}>
            {strings.out}
          </Button>
        </div>
      </nav>
      <Drawing
        {...{ parts, world, tokens, pictures, takes, roomWidth, sayings }}
        spot={{ place, column: token, at }}
        onGo={go}
      />
      <Panel
        {...{ config, parts, place, shown, parameters, values, token, at }}
        size={part && arrays && pictures ? pictures.get(part.name)!.size : 1}
        onNumber={(next) => go({ place, column: token, at: next })}
      >
        {children}
      </Panel>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </div>
  );
}

/** How much one token takes from each, in that head of a layer which takes most of it. */
function takesOf(
  arrays: NamedArrays | null,
  { nHead }: ModelConfig,
  token: number,
): (layer: number) => Float32Array | null {
  const known = new Map<number, Float32Array>();
  return (layer) => {
    if (!arrays) return null;
    const found = known.get(layer);
    if (found) return found;
    const { shape, data } = recorded(arrays, `layers.${layer}.attentionWeights`);
    const time = shape[1];
    const most = new Float32Array(time);
    for (let head = 0; head < nHead; head++) {
      for (let col = 0; col <= token; col++) {
        most[col] = Math.max(most[col], data[(head * time + token) * time + col]);
      }
    }
    known.set(layer, most);
    return most;
  };
}

/** The likeliest next token at every point of the stream, and at the end. */
function sayingsOf(
  { arrays, tokenText }: Shown,
  parts: ReturnType<typeof partsOf>,
  token: number,
): ReadonlyMap<string, Saying> {
  const points = parts.filter(({ isStream, kind }) => isStream || kind === 'logits');
  return new Map(
    points.map(({ name, kind, stream }) => {
      const from = kind === 'logits' ? name : lensNameOf(stream);
      const [{ tokenId, share }] = guessesOf(rowAt(recorded(arrays, from), token), 1);
      return [name, { text: tokenText(tokenId), share }];
    }),
  );
}
