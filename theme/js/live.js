// Only in `casebook serve`: loads the page anew when the book was built again.
(() => {
  const { protocol, host } = location;
  const address = (protocol === 'https:' ? 'wss://' : 'ws://') + host + '/' + document.documentElement.dataset.live;
  const socket = new WebSocket(address);
  socket.onmessage = e => {
    if (e.data === 'reload') location.reload();
  };
})();
