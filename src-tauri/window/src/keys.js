// Keys that a web view would use for itself (help, search, reload, print, developer tools).
// The page still receives them; only the web view's own action is taken away.
(() => {
  const alone = new Set(['F1', 'F3', 'F5', 'F7', 'F10', 'F12']);
  const withControl = new Set(['f', 'g', 'h', 'j', 'k', 'n', 'o', 'p', 'r', 's', 't', 'u', 'w']);
  addEventListener('keydown', event => {
    const control = event.ctrlKey || event.metaKey;
    const taken = alone.has(event.key) || (control && !event.altKey && withControl.has(event.key.toLowerCase()));
    const back = event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (taken || back) event.preventDefault();
  }, { capture: true });
  addEventListener('contextmenu', event => event.preventDefault());
  addEventListener('dragover', event => event.preventDefault());
  addEventListener('drop', event => event.preventDefault());
})();
