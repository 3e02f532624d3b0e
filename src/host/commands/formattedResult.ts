/** The last result in the form that is given or chosen. */
import { hasComments } from "../../report/writers/comment.ts";
import { REPORT_FORMATS, type ReportFormat } from "../../report/writers/index.ts";
import { askChoice } from "../ask/askChoice.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings.ts";
import { UserError } from "../userError.ts";

/**
 * Gives the form and the text, or undefined where the person gave up. Where the result goes into a file of `languageId`, a
 * comment in its language is offered first, else what was chosen last.
 */
export async function formattedResult(
  title: string,
  given: ReportFormat | undefined,
  { results, answers }: Services,
  languageId?: string,
): Promise<{ readonly format: ReportFormat; readonly text: string } | undefined> {
  const report = results.last();
  if (report === undefined) {
    throw new UserError(
      'There is no result yet. Select logits and run "Label Smoothing: Compute Loss and Gradient for Selection" first.',
    );
  }
  const format = given ?? (await chosenFormat(title));
  if (format === undefined) return undefined;
  if (!Object.hasOwn(REPORT_FORMATS, format)) {
    throw new UserError(`format is ${JSON.stringify(format)}. Give one of ${Object.keys(REPORT_FORMATS).join(", ")}.`);
  }
  if (given === undefined) answers.set("format", format);
  return {
    format,
    text: REPORT_FORMATS[format].write(report, {
      decimals: readSettings().decimals,
      languageId: languageId ?? "python",
    }),
  };

  async function chosenFormat(heading: string): Promise<ReportFormat | undefined> {
    const names = Object.keys(REPORT_FORMATS) as ReportFormat[];
    const answered = await askChoice(
      {
        placeholder: `Form of "${report!.title}"`,
        initial:
          languageId !== undefined && hasComments(languageId)
            ? "comment"
            : (answers.get<ReportFormat>("format") ?? "markdown"),
        choices: names.map((value) => ({
          label: REPORT_FORMATS[value].title,
          description: REPORT_FORMATS[value].detail,
          value,
        })),
      },
      { title: heading, step: 1, totalSteps: 1, canGoBack: false },
    );
    return answered.kind === "answer" ? answered.value : undefined;
  }
}
