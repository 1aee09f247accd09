/**
 * `reason`: DevTools are open and the browser says why. `blanked`: another extension hides the reason. `late`: DevTools
 * are opened after everything has happened, so that the page's side is all there is. `recorded`: no browser; what the
 * panel was given in an earlier `reason` walk. `firefox`: the panel in Firefox's toolbox, opened first; `firefox-late`:
 * opened after everything has happened. `watch`: no DevTools and no extension, but `wsdoctor watch`; `watch-blanked`: the
 * same beside an extension that hides the reason.
 * `recorded-late`, `recorded-blanked`: of a recording only what these two modes see. `baseline` and its two: no rules, but a
 * table of the browser's texts and of close codes, on the same recordings.
 */
export type Mode = 'reason' | 'blanked' | 'late' | FirefoxMode | 'watch' | 'watch-blanked' | RecordedMode;

export type FirefoxMode = 'firefox' | 'firefox-late';
type RecordedMode = `${'recorded' | 'baseline'}${'' | '-late' | '-blanked'}`;

export const modes: readonly Mode[] = [
  'reason',
  'blanked',
  'late',
  'firefox',
  'firefox-late',
  'watch',
  'watch-blanked',
  'recorded',
  'recorded-late',
  'recorded-blanked',
  'baseline',
  'baseline-late',
  'baseline-blanked',
];

/** Whether it is judged from what an earlier walk recorded. */
export const isRecorded = (mode: Mode): mode is RecordedMode => /^(?:recorded|baseline)/.test(mode);

export const isFirefox = (mode: Mode): mode is FirefoxMode => mode.startsWith('firefox');

/** Whether everything there is to know is known, so that nothing short of the right verdict will do. */
export const isExact = (mode: Mode): boolean => !/^(?:(?:recorded|baseline)-)?(?:late|blanked)$/.test(mode);
