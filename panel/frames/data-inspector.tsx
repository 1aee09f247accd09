import { t } from '../messages/message.ts';
import { inspectBytes } from './inspect-bytes.ts';

/** The bytes at an offset, read as numbers. */
export function DataInspector({ bytes, offset }: { bytes: Uint8Array; offset: number }) {
  return (
    <table className="inspector" data-testid="inspector">
      <caption>{t('inspector_offset', { hex: `0x${offset.toString(16)}`, offset: String(offset) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('inspector_type')}</th>
          <th scope="col">{t('inspector_little')}</th>
          <th scope="col">{t('inspector_big')}</th>
        </tr>
      </thead>
      <tbody>
        {inspectBytes(bytes, offset).map(({ name, little, big }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {big === undefined ? (
              <td colSpan={2}>{little}</td>
            ) : (
              <>
                <td>{little}</td>
                <td>{big}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
