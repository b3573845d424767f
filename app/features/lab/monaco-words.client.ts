import { m } from "#app/i18n/messages.js";

/**
 * Monaco's own words that a learner can meet, by their numbers in the installed version: a test compares numbers
 * and words. Imported before Monaco, which looks them up as it loads.
 */
(globalThis as { _VSCODE_NLS_MESSAGES?: Record<number, string> })._VSCODE_NLS_MESSAGES = {
  888: m.lint_quick_fix_none(),
  892: m.lint_quick_fix_none(),
  904: m.lint_quick_fix(),
  918: m.lint_quick_fix_menu(),
  1083: m.lint_severity_warning(),
  1085: m.lint_severity_hint(),
  1086: m.lint_marker({ severity: "{0}", text: "{1}", place: "{2}" }),
  1087: m.lint_marker_number({ number: "{0}", count: "{1}" }),
  1088: m.lint_marker_number({ number: "{0}", count: "{1}" }),
  1195: m.lint_view(),
  1196: m.lint_quick_fix_none(),
  1197: m.lint_quick_fix_searching(),
  1198: m.lint_quick_fix_none(),
  1199: m.lint_quick_fix(),
  1732: m.lint_quick_fix_apply({ key: "{0}" }),
  1740: m.lint_quick_fix_menu(),
};
