/** Runs a command so that no exception reaches the user, and callers with arguments get one that speaks plainly. */
import { Uri, window } from "vscode";
import type { CommandId } from "./commandIds.ts";
import type { Services } from "./services.ts";
import { UserError } from "./userError.ts";

/** A command: `options` is {} and `interactive` true where a person started it without arguments. */
export interface Command<Options extends object> {
  readonly id: CommandId;
  /** The names that its argument may have. */
  readonly options: readonly (keyof Options & string)[];
  /** The option that an address alone stands for; without it an address comes from a menu and says nothing. */
  readonly addressOption?: keyof Options & string;
  /** The option that takes all addresses that are selected in the explorer. */
  readonly addressesOption?: keyof Options & string;
  readonly run: (options: Options, interactive: boolean, services: Services) => Promise<unknown>;
}

/**
 * Runs `command` with the arguments that VS Code passes; the explorer's menu passes all that is `selected`, too. A wrong argument or request rejects where arguments were given
 * (VS Code shows it for a keybinding), and is shown as a message otherwise. Anything unexpected goes to the log as well.
 */
export async function runCommand<Options extends object>(
  command: Command<Options>,
  argument: unknown,
  selected: unknown,
  services: Services,
): Promise<unknown> {
  const given = withAddresses(command, argument, selected);
  const interactive = isFromMenu(given);
  try {
    return await command.run(interactive ? ({} as Options) : readOptions(command, given), interactive, services);
  } catch (error) {
    const known = error instanceof UserError ? error : unexpected(error, command.id, services);
    if (!interactive) throw known;
    void showError(known, services);
    return undefined;
  }
}

/** The argument as an object of options where it is one address, or several. */
function withAddresses<Options extends object>(
  command: Command<Options>,
  argument: unknown,
  selected: unknown,
): unknown {
  const { addressOption, addressesOption } = command;
  if (!(argument instanceof Uri || typeof argument === "string")) return argument;
  if (addressesOption !== undefined) return { [addressesOption]: Array.isArray(selected) ? selected : [argument] };
  return addressOption === undefined ? argument : { [addressOption]: argument };
}

/** Menus pass the file's address (or nothing), never options. */
function isFromMenu(argument: unknown): boolean {
  return argument === undefined || argument === null || argument instanceof Uri;
}

function readOptions<Options extends object>(command: Command<Options>, argument: unknown): Options {
  if (typeof argument !== "object" || argument === null || Array.isArray(argument)) {
    throw new UserError(`labelSmoothing.${command.id} takes one object. Give ${exampleOf(command)}.`);
  }
  const unknown = Object.keys(argument).find((key) => !(command.options as readonly string[]).includes(key));
  if (unknown !== undefined) {
    throw new UserError(
      `labelSmoothing.${command.id} has no option "${unknown}". It takes ${command.options.join(", ")}.`,
    );
  }
  return argument as Options;
}

function exampleOf({ options }: { readonly options: readonly string[] }): string {
  return `{${options.slice(0, 3).join(", ")}, …}, all optional`;
}

function unexpected(error: unknown, id: string, { log }: Services): UserError {
  log.error(`labelSmoothing.${id}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new UserError(
    "Something went wrong inside the extension, and nothing was changed. The details are in the output channel Label Smoothing; please report them.",
  );
}

async function showError({ message, place }: UserError, { log }: Services): Promise<void> {
  const show = place === undefined ? undefined : "Show Where";
  const details = message.includes("output channel") ? "Open Output" : undefined;
  const picked = await window.showErrorMessage(message, ...[show, details].filter((title) => title !== undefined));
  if (picked === undefined) return;
  if (picked === details) log.show();
  else if (place !== undefined) await window.showTextDocument(place.uri, { selection: place.range });
}
