/** The suites that run inside VS Code, in this order, in both extension hosts. */
import "./activation.suite";
import "./api.suite";
import "./commands.suite";
import "./readOnly.suite";
import "./typedAnswers.suite";
import "./codeActions.suite";
import "./diagnostics.suite";
import "./inlayHints.suite";
import "./lossCalls.suite";
import "./largeInput.suite";
import "./calibration.suite";
