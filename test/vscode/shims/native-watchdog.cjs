// A plain stand-in for native-watchdog: ends this process some seconds after the process that started it is gone.
exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      setTimeout(() => process.exit(87), 6000).unref();
    }
  }, 2000).unref();
};
