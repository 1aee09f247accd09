import { useId } from 'react';
import type { SizeRange } from '../../src/capture/recording-settings.ts';
import { formatNumber, t } from '../messages/message.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

export interface SizeFieldProps {
  label: string;
  why: string;
  bytes: number;
  normal: number;
  limits: SizeRange;
  onChange(bytes: number): void;
}

const inWords = (bytes: number): string =>
  bytes >= MIB ? `${formatNumber(bytes / MIB)} MiB` : `${formatNumber(bytes / KIB)} KiB`;

/** A size in KiB or MiB, in the unit of its default. */
export function SizeField({ label, why, bytes, normal, limits, onChange }: SizeFieldProps) {
  const id = useId();
  const unit = normal >= MIB ? MIB : KIB;
  const [least, most] = limits;
  return (
    <div className="size">
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          type="number"
          required
          min={least / unit}
          max={most / unit}
          step="any"
          value={Number.isNaN(bytes) ? '' : bytes / unit}
          aria-describedby={`${id}-why`}
          onChange={({ target }) => onChange(target.valueAsNumber * unit)}
        />{' '}
        {unit === MIB ? 'MiB' : 'KiB'}
      </span>
      <p id={`${id}-why`} className="quiet">
        {why}{' '}
        {t('options_size_range', { least: inWords(least), most: inWords(most), normal: inWords(normal) })}
      </p>
    </div>
  );
}
