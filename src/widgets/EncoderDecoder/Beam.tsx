import { useEffect, useState } from 'react';
import strings from '#strings/figures/EncoderDecoder';
import { BEAM_WIDTH, beamScore } from '../../core/beam';
import { typeset } from '../../core/translation';
import { translatorActions, type Candidate } from '../../store/translator';
import { DataTable, formatFixed, formatPercent } from '../../ui';
import { ReadStatus } from '../life/ReadStatus';
import type { Translated } from '../life/translator/useTranslations';

const { beam: said } = strings.live;

interface BeamProps {
  /** What the likeliest word each time has made. */
  readonly translated: Translated;
}

/** The whole sentences that a beam search has weighed, the best first: searched once it is opened. */
export function Beam({ translated }: BeamProps) {
  const [open, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<{
    readonly of: Translated;
    /** `null`: there was no answer. */
    readonly candidates: readonly Candidate[] | null;
  }>();
  const now = found?.of === translated ? found.candidates : undefined;

  useEffect(() => {
    if (!open || found?.of === translated) return;
    let gone = false;
    void translatorActions
      .translate(translated.english, { beamWidth: BEAM_WIDTH })
      .then((translation) => {
        if (!gone) setFound({ of: translated, candidates: translation?.candidates ?? null });
      });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what is found is no reason to search
  }, [open, translated, round]);

  const retry = () => {
    setFound(undefined);
    setRound(round + 1);
  };
  return (
    <details
      className="life-details encoder-decoder-beam"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{said.open}</summary>
      <p className="ui-help">{said.help(BEAM_WIDTH)}</p>
      {now ? (
        <Candidates candidates={now} greedy={translated.translation.french} />
      ) : (
        <p role="status">
          <ReadStatus failed={now === null} retry={retry}>
            {said.searching}
          </ReadStatus>
        </p>
      )}
    </details>
  );
}

interface CandidatesProps {
  readonly candidates: readonly Candidate[];
  readonly greedy: readonly string[];
}

function Candidates({ candidates, greedy }: CandidatesProps) {
  const isGreedy = ({ french }: Candidate) => typeset(french) === typeset(greedy);
  return (
    <>
      <DataTable
        caption={said.caption}
        columns={[said.sentence, said.probability, said.logarithm, said.ranked]}
        rows={candidates.map((one) => {
          const { french, logProbability, finished } = one;
          return [
            <span key="french">
              <span lang="fr" translate="no">
                {typeset(french)}
              </span>
              {!finished && ` ${said.endless}`}
              {isGreedy(one) && (
                <>
                  {' '}
                  <b>{said.greedy}</b>
                </>
              )}
            </span>,
            formatPercent(Math.exp(logProbability), 2),
            formatFixed(logProbability, 3),
            formatFixed(beamScore({ logProbability, length: french.length + 1 }), 3),
          ];
        })}
      />
      {!candidates.some(isGreedy) && <p className="ui-help">{said.notGreedy}</p>}
    </>
  );
}
