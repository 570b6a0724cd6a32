import Dispatch
import Glibc

/// Runs the user's own program beside the console, one after the other, and says what went wrong with it.
///
/// The program gets its arguments as they are, an empty input, and nowhere to write to; it is given ten seconds.
public final class CommandRunner: Sendable {
  private let queue = DispatchQueue(label: "notify")
  private let patience: Int

  public init(seconds: Int = 10) { patience = seconds }

  /// Comes back at once; `failed` is called on another thread, in words for a person.
  public func run(_ arguments: [String], failed: @escaping @Sendable (String) -> Void) {
    guard let program = arguments.first else { return }
    queue.async { [patience] in
      if let complaint = CommandRunner.failure(of: arguments, seconds: patience) { failed("\(program) \(complaint)") }
    }
  }

  private static func failure(of arguments: [String], seconds: Int) -> String? {
    var process: pid_t = 0
    let code = start(arguments, &process)
    guard code == 0 else { return "could not be started: \(String(cString: strerror(code)))" }
    for _ in 0..<seconds * 50 {
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process { return words(of: status) }
      usleep(20_000)
    }
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return "was ended: it took longer than \(seconds) seconds"
  }

  private static func words(of status: Int32) -> String? {
    let signal = status & 0x7f
    if signal != 0 { return "was ended by signal \(signal)" }
    let code = status >> 8 & 0xff
    return code == 0 ? nil : "ended with \(code)"
  }

  /// A session of its own: keys typed here do not reach it, and it cannot write over the screen.
  private static func start(_ arguments: [String], _ process: inout pid_t) -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    for descriptor in [Int32(1), 2] { posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_WRONLY, 0) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession))
    let words = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    return posix_spawnp(&process, arguments[0], &files, &attributes, words, environ)
  }

  /// `POSIX_SPAWN_SETSID`, which the C library declares for GNU programs only.
  private static let newSession: Int32 = 0x80
}
