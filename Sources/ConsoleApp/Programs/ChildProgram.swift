import Glibc

/// Another program, started by this one: found by PATH, its arguments handed over as they are.
///
/// A child inherits what its parent has blocked and ignored, and the threads here block nearly everything. So each is started
/// with no signal blocked and all of them as the system has them.
struct ChildProgram {
  /// Where it runs.
  enum Place {
    /// In the terminal's foreground, with keyboard and screen.
    case terminal
    /// In a session of its own: keys typed here do not reach it, and it cannot write over the screen. It reads the file
    /// behind the descriptor, or nothing.
    case beside(input: Int32?)
  }

  let process: pid_t

  /// Why it could not be started, in the system's words.
  struct NotStarted: Error { var words: String }

  init(_ arguments: [String], in place: Place) throws(NotStarted) {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    ChildProgram.connect(&files, place)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    ChildProgram.free(&attributes, place)
    let words = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { Glibc.free($0) } }
    // Whoever was started with it ignored could not wait for anybody.
    signal(SIGCHLD, SIG_DFL)
    var process: pid_t = 0
    let code = posix_spawnp(&process, arguments[0], &files, &attributes, words, environ)
    guard code == 0 else { throw NotStarted(words: String(cString: strerror(code))) }
    self.process = process
  }

  private static func connect(_ files: inout posix_spawn_file_actions_t, _ place: Place) {
    switch place {
    case .terminal:
      // Our own standard error may be held back for as long as the screen is up.
      posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO)
    case .beside(let input):
      if let input {
        posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO)
      } else {
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      }
      for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
        posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_WRONLY, 0)
      }
    }
  }

  private static func free(_ attributes: inout posix_spawnattr_t, _ place: Place) {
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let session = if case .beside = place { newSession } else { Int32(0) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session))
  }

  /// `POSIX_SPAWN_SETSID`, which the C library declares for GNU programs only.
  private static let newSession: Int32 = 0x80
}

/// How a program ended.
enum ProgramEnding: Hashable, Sendable {
  case code(Int32)
  case signal(Int32)

  /// By the status that `waitpid` answers.
  init(status: Int32) {
    let number = status & 0x7f
    self = number == 0 ? .code(status >> 8 & 0xff) : .signal(number)
  }

  /// nil when all was well.
  var complaint: String? {
    switch self {
    case .code(0): nil
    case .code(let code): "ended with \(code)"
    case .signal(let number): "was ended by signal \(number)"
    }
  }
}

extension ChildProgram {
  /// Waits for its end for so long; nil, and it is killed with all its session, when that is over.
  func ending(within seconds: Int) -> ProgramEnding? {
    for _ in 0..<seconds * 50 {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process { return ProgramEnding(status: status) }
      usleep(20_000)
    }
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return nil
  }
}
