// Under the debugger the extension runs in the developer's own VS Code, whose settings know no simulator. Settings of
// scope `machine` cannot come from a workspace; the temporary profile of the launch configuration takes them here.
const vscode = require('vscode');

exports.activate = async () => {
  const settings = vscode.workspace.getConfiguration('qwenImage');
  await settings.update('apiBaseUrl', 'http://127.0.0.1:8787', vscode.ConfigurationTarget.Global);
  await settings.update('uploadUrl', 'http://127.0.0.1:8788/upload-asset', vscode.ConfigurationTarget.Global);
  await settings.update('uploadConsent', 'always', vscode.ConfigurationTarget.Global);
};
