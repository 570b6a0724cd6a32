import Glibc

/// A program that has the terminal until it ends, such as an editor.
///
/// It runs in our own process group, which has the terminal already: Ctrl-Z in it stops us with it, as one job of the shell's, and
/// `fg` wakes both. Call it while nothing else here reads from the terminal.
struct ForegroundProgram {
  /// Runs it and waits for its end. Afterwards the terminal is ours again, in the settings in which it was.
  static func run(_ arguments: [String]) throws(ChildProgram.NotStarted) -> ProgramEnding {
    var settings = termios()
    let hasSettings = tcgetattr(STDIN_FILENO, &settings) == 0
    let signals = SignalsOfAWaitingParent()
    defer {
      takeTerminalBack()
      if hasSettings { tcsetattr(STDIN_FILENO, TCSANOW, &settings) }
      signals.restore()
    }
    return wait(for: try ChildProgram(arguments, in: .terminal).process)
  }

  private static func wait(for process: pid_t) -> ProgramEnding {
    while true {
      if isStopped(process, options: WEXITED | WSTOPPED | WNOWAIT) {
        stopWith(process)
        continue
      }
      var status: Int32 = 0
      let found = waitpid(process, &status, WNOHANG)
      if found == process { return ProgramEnding(status: status) }
      if found < 0, errno != EINTR { return .code(0) }
    }
  }

  private static func isStopped(_ process: pid_t, options: Int32) -> Bool {
    var found = siginfo_t()
    guard waitid(P_PID, id_t(process), &found, options) == 0 else { return false }
    return found.si_signo == SIGCHLD && Int(found.si_code) == Int(CLD_STOPPED)
  }

  /// Editors stop the whole group: then we have been stopped meanwhile, and it runs again. One that has stopped only itself
  /// would leave the person before a screen that does nothing: we stop as well, and wake it when somebody wakes us.
  private static func stopWith(_ process: pid_t) {
    usleep(20_000)
    guard isStopped(process, options: WSTOPPED | WNOWAIT | WNOHANG) else { return }
    kill(0, SIGTSTP)
    kill(process, SIGCONT)
  }

  /// It may have given the terminal to a group of its own.
  private static func takeTerminalBack() {
    let before = signal(SIGTTOU, SIG_IGN)
    tcsetpgrp(STDIN_FILENO, getpgrp())
    signal(SIGTTOU, before)
  }
}

/// While another program has the terminal, Ctrl-C is meant for it, and Ctrl-Z stops us like everybody else.
private struct SignalsOfAWaitingParent {
  private var found: [(number: Int32, action: sigaction)] = []

  init() {
    for number in [SIGINT, SIGQUIT] { set(number, to: SIG_IGN) }
    for number in [SIGTSTP, SIGCONT] { set(number, to: SIG_DFL) }
  }

  private mutating func set(_ number: Int32, to handler: sighandler_t?) {
    var before = sigaction()
    sigaction(number, nil, &before)
    found.append((number, before))
    signal(number, handler)
  }

  func restore() {
    for (number, action) in found {
      var action = action
      sigaction(number, &action, nil)
    }
  }
}
