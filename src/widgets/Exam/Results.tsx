import { Fragment, useId } from 'react';
import strings from '#strings/figures/Exam';
import { EXAM_COLUMNS, useLife, subjectOf, type Column, type ExamState } from '../../store';
import { InspectButton } from '../../ui';
import { Opened } from './Opened';
import { cellOf, ROWS, type Row } from './rows';
import { stepsOf } from './describeExam';

export interface Place {
  readonly row: Row['key'];
  readonly column: Column;
}

interface ResultsProps {
  readonly exam: ExamState;
  readonly opened: Place | null;
  readonly onOpen: (place: Place | null) => void;
}

/**
 * Rows of what was asked, a column for each that was examined. Every result is a button, and what
 * it opens stands under its row. The roles are written out: on a narrow screen it is laid out anew.
 */
export function Results({ exam, opened, onOpen }: ResultsProps) {
  const openedId = useId();
  return (
    <table className="exam-table" role="table" aria-label={strings.table.label}>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" className="exam-corner" />
          {EXAM_COLUMNS.map((column) => (
            <ColumnHead key={column} column={column} exam={exam} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {ROWS.map((row) => (
          <Fragment key={row.key}>
            <tr role="row">
              <th role="rowheader" scope="row">
                {strings.rows[row.key].title}
                <span className="ui-help">{strings.rows[row.key].help}</span>
              </th>
              {EXAM_COLUMNS.map((column) => {
                const isOpen = opened?.row === row.key && opened.column === column;
                return (
                  <td key={column} role="cell" data-column={column}>
                    <CellButton
                      exam={exam}
                      row={row}
                      column={column}
                      isOpen={isOpen}
                      controls={openedId}
                      onPress={() => onOpen(isOpen ? null : { row: row.key, column })}
                    />
                  </td>
                );
              })}
            </tr>
            {opened?.row === row.key && cellOf(row, exam.columns[opened.column]) && (
              <tr role="row" className="exam-opened">
                <td role="cell" colSpan={1 + EXAM_COLUMNS.length} id={openedId}>
                  <Opened row={row} column={opened.column} exam={exam} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface ColumnHeadProps {
  readonly column: Column;
  readonly exam: ExamState;
}

function ColumnHead({ column, exam }: ColumnHeadProps) {
  const key = useLife((state) => subjectOf(state, column)?.key);
  const result = exam.columns[column];
  return (
    <th role="columnheader" scope="col" data-column={column}>
      {strings.columns[column]}
      {result && <span className="ui-help">{stepsOf(column, result.subject)}</span>}
      {result && result.subject.key !== key && (
        <span className="exam-outdated">{strings.table.outdated}</span>
      )}
    </th>
  );
}

interface CellButtonProps {
  readonly exam: ExamState;
  readonly row: Row;
  readonly column: Column;
  readonly isOpen: boolean;
  readonly controls: string;
  readonly onPress: () => void;
}

function CellButton({ exam, row, column, isOpen, controls, onPress }: CellButtonProps) {
  const cell = cellOf(row, exam.columns[column]);
  if (!cell) {
    return (
      <span className="exam-none">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{strings.table.notExamined}</span>
      </span>
    );
  }
  return (
    <InspectButton className="exam-cell" open={isOpen} controls={controls} onToggle={onPress}>
      <span className="exam-value">{cell.value}</span> <span>{cell.detail}</span>
      <span className="visually-hidden">
        {strings.table.place(strings.columns[column], strings.rows[row.key].title)}
      </span>
      {cell.share !== null && (
        <span className="exam-bar" aria-hidden="true">
          <span style={{ inlineSize: `${100 * cell.share}%` }} />
        </span>
      )}
    </InspectButton>
  );
}
