import { useRef, useState } from 'react';
import strings from '#strings/figures/BridgeCut';
import { COMPLETE, type Ablations } from '../../core/encoderDecoder';
import { HELD_OUT } from '../../core/translation';
import {
  hasLearnt,
  isActive,
  scoreOf,
  translatorActions,
  translatorFor,
  useTranslators,
} from '../../store/translator';
import { Bars, Button, formatNumber } from '../../ui';
import { isComplete, nameOf } from './names';

const { score: said } = strings;

/** How many of the sentences kept from training are right: counted on press, before and after. */
export function Scores({ ablations }: { readonly ablations: Ablations }) {
  const states = useTranslators((state) => state);
  const translator = states[translatorFor(ablations)];
  const measuring = states.masked.measuring ?? states.unmasked.measuring;
  const able = hasLearnt(translator) && !Object.values(states).some(isActive);
  const before = scoreOf(states.masked, COMPLETE);
  const after = isComplete(ablations) ? null : scoreOf(translator, ablations);
  const tried = useTried(nameOf(ablations));
  const rows = [...states.masked.scores, ...states.unmasked.scores].filter(
    (one) => isComplete(one.ablations) || tried.has(nameOf(one.ablations)),
  );
  const place = useRef<HTMLElement>(null);
  const all = before !== null && (isComplete(ablations) || after !== null);

  const measure = async () => {
    // The button goes: the focus stays near it.
    place.current?.focus({ preventScroll: true });
    if (!before) await translatorActions.measureExact(COMPLETE);
    if (!isComplete(ablations)) await translatorActions.measureExact(ablations);
  };

  return (
    <section className="bridge-cut-scores" aria-label={said.caption} ref={place} tabIndex={-1}>
      <div className="life-controls">
        {all ? (
          <p>{said.counted(HELD_OUT)}</p>
        ) : (
          <Button disabled={!able || measuring !== null} onClick={() => void measure()}>
            {before ? said.measureThis(nameOf(ablations), HELD_OUT) : said.measure(HELD_OUT)}
          </Button>
        )}
        {(measuring || !all) && (
          <p className="life-progress">
            {measuring && (
              <>
                {nameOf(measuring.ablations)}: {said.measuring(measuring.of, measuring.exact)}
              </>
            )}
          </p>
        )}
        {measuring && (
          <progress
            className="life-bar"
            aria-label={said.progress}
            value={measuring.of}
            max={HELD_OUT}
          />
        )}
        <p role="status" className="visually-hidden">
          {!measuring &&
            [before, after].map(
              (one) => one && `${said.done(nameOf(one.ablations), said.of(one.exact, one.of))} `,
            )}
        </p>
      </div>
      {rows.length > 0 && (
        <Bars
          caption={said.caption}
          labelTitle={said.what}
          valueTitle={said.right}
          bars={rows.map((one) => ({
            key: nameOf(one.ablations),
            label: nameOf(one.ablations),
            value: one.exact,
            note: said.outOf(one.of),
            marked: one === (after ?? before),
          }))}
          max={HELD_OUT}
          colour="var(--attention)"
          format={(exact) => formatNumber(exact, 0)}
        />
      )}
    </section>
  );
}

/** What was taken away so far: ours comes with scores that would answer before anything was asked. */
function useTried(name: string): ReadonlySet<string> {
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  if (!tried.has(name)) setTried(new Set([...tried, name]));
  return tried;
}
