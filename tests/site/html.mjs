// HTML that is valid: html-validate's recommended rules over every page.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // How source is written, with no effect on what a reader gets: templates leave blanks at line ends, and
      // `<meta ...>` without a slash and `<!DOCTYPE html>` are as valid as the forms the preset prefers.
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attr-quotes': 'off',
      'doctype-style': 'off',
    },
  }),
);

export async function validate(text, name) {
  const report = await validator.validateString(text, name);
  return report.results.flatMap((result) =>
    result.messages
      .filter((message) => message.severity === 2)
      .map((message) => `${name}:${message.line}:${message.column} [${message.ruleId}] ${message.message}`),
  );
}

export const htmlChecks = (site) => [
  [
    'every page is valid HTML',
    async () => {
      const problems = [];
      for (const page of site.pages.values()) problems.push(...(await validate(page.text, page.file)));
      return problems;
    },
  ],
];
