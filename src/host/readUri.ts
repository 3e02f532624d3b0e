/** The address of a file or folder in a command's argument. */
import { Uri } from "vscode";
import { UserError } from "./userError.ts";

/** Gives the address that `uri` is: as such, as a text with a scheme, or as a path on the disk. */
export function readUri(uri: unknown): Uri {
  if (uri instanceof Uri) return uri;
  if (typeof uri !== "string" || uri === "") {
    throw new UserError("Expected the address of a folder or a file: a Uri, a text such as file:///…, or a path.");
  }
  // One letter before the colon is a drive.
  return /^[a-z][\w+.-]+:/i.test(uri) ? Uri.parse(uri) : Uri.file(uri);
}
