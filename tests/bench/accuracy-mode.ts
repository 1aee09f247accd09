/**
 * `reason`: DevTools are open and the browser says why. `blanked`: another extension hides the reason. `late`: DevTools
 * are opened after everything has happened, so that the page's side is all there is. `recorded`: no browser; what the
 * panel was given in an earlier `reason` walk. `firefox`: the panel in Firefox's toolbox, opened first. `watch`: no
 * DevTools and no extension, but `wsdoctor watch`; `watch-blanked`: the same beside an extension that hides the reason.
 */
export type Mode = 'reason' | 'blanked' | 'late' | 'firefox' | 'watch' | 'watch-blanked' | 'recorded';
export const modes: readonly Mode[] = [
  'reason',
  'blanked',
  'late',
  'firefox',
  'watch',
  'watch-blanked',
  'recorded',
];

/** Whether everything there is to know is known, so that nothing short of the right verdict will do. */
export const isExact = (mode: Mode): boolean => mode !== 'blanked' && mode !== 'late';
