import strings from '#strings/figures/ParametersFile';
import { formatBytes, formatNumber, formatPercent } from '../../ui';
import { BYTES_A_NUMBER, WEIGHTS_FILE, type Contents } from './insides';

const { files: said } = strings;

/** What lies in the archive. */
export function Files({ contents }: { readonly contents: Contents }) {
  const { files, zipBytes, tensors } = contents;
  const unpacked = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const numbers = tensors.reduce((sum, { count }) => sum + count, 0);
  return (
    <section>
      <p className="parameters-file-lead">
        {said.lead(
          <b>{formatBytes(zipBytes)}</b>,
          files.length,
          formatPercent((BYTES_A_NUMBER * numbers) / unpacked, 0),
        )}
      </p>
      <table className="parameters-file-table">
        <caption className="visually-hidden">{said.caption}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.size}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, bytes }) => (
            <tr key={name} data-weights={name === WEIGHTS_FILE}>
              <th scope="row" translate="no">
                {name}
              </th>
              <td>{said.says[name]}</td>
              <td>{formatNumber(bytes, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
