public import Glibc

/// Another program, started by this one: found by PATH, its arguments handed over as they are.
///
/// A child inherits what its parent has blocked and ignored, and the threads here block nearly everything. So each is started
/// with no signal blocked and all of them as the system has them.
public struct ChildProgram: Sendable {
  /// Where it runs.
  public enum Place: Sendable {
    /// In the terminal's foreground, with keyboard and screen.
    case terminal
    /// In a session of its own: keys typed here do not reach it, and it cannot write over the screen. It reads the file
    /// behind the descriptor, or nothing.
    case beside(input: Int32?)
    /// In a session of its own, with all it reads and writes behind these descriptors.
    case piped(input: Int32, output: Int32, errors: Int32)
  }

  public let process: pid_t

  /// Why it could not be started, in the system's words.
  public struct NotStarted: Error { public var words: String }

  /// `environment` is all of it; nil: ours.
  public init(
    _ arguments: [String], in place: Place, environment: [String: String]? = nil
  ) throws(NotStarted) {
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
    let settings = environment.map { $0.map { strdup("\($0.key)=\($0.value)") } + [nil] }
    defer { settings?.forEach { Glibc.free($0) } }
    // Whoever was started with it ignored could not wait for anybody.
    signal(SIGCHLD, SIG_DFL)
    var process: pid_t = 0
    let code =
      if let settings {
        posix_spawnp(&process, arguments[0], &files, &attributes, words, settings)
      } else {
        posix_spawnp(&process, arguments[0], &files, &attributes, words, environ)
      }
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
    case .piped(let input, let output, let errors):
      posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO)
      posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
      posix_spawn_file_actions_adddup2(&files, errors, STDERR_FILENO)
    }
  }

  private static func free(_ attributes: inout posix_spawnattr_t, _ place: Place) {
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let session = if case .terminal = place { Int32(0) } else { newSession }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session))
  }

  /// `POSIX_SPAWN_SETSID`, which the C library declares for GNU programs only.
  private static let newSession: Int32 = 0x80
}

/// How a program ended.
public enum ProgramEnding: Hashable, Sendable {
  case code(Int32)
  case signal(Int32)

  /// By the status that `waitpid` answers.
  public init(status: Int32) {
    let number = status & 0x7f
    self = number == 0 ? .code(status >> 8 & 0xff) : .signal(number)
  }

  /// nil when all was well.
  public var complaint: String? {
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
      if let ending = ended() { return ending }
      usleep(20_000)
    }
    killAll()
    return nil
  }
}

extension ChildProgram {
  /// How it ended; nil while it runs.
  public func ended() -> ProgramEnding? {
    var status: Int32 = 0
    return waitpid(process, &status, WNOHANG) == process ? ProgramEnding(status: status) : nil
  }

  /// Kills all that is left of its session; its own end, if that is still to come, has to be waited for.
  public func killSession() { kill(-process, SIGKILL) }

  /// Kills it with all its session, and waits for its end.
  public func killAll() {
    killSession()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
