import Foundation

/// The built executable, started and still running; what it prints can be read line by line.
final class StartedBinary {
  private let process: pid_t
  private let output: Int32
  private var pending: [UInt8] = []
  private var status: Int32?

  init(_ arguments: [String], home: URL) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&files, ends[1], 1)
    posix_spawn_file_actions_adddup2(&files, ends[1], 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The test runner's threads block signals, and a child inherits that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ([RunningBinary.path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let own = ["HOME=\(home.path)", "PATH=/usr/bin:/bin", "TZ=UTC", "LANG=C.UTF-8", "RAPPORT_USER=tester"]
    let settings = own.map { strdup($0) } + [nil]
    defer { settings.forEach { free($0) } }
    var started: pid_t = 0
    let failure = posix_spawn(&started, RunningBinary.path, &files, &attributes, words, settings)
    close(ends[1])
    output = ends[0]
    guard failure == 0 else { throw POSIXError(.init(rawValue: failure) ?? .ENOENT) }
    process = started
  }

  deinit {
    if status == nil { kill(process, SIGKILL) }
    _ = wait()
    close(output)
  }

  /// The next line; nil when there will be none.
  func line() -> String? {
    while true {
      if let end = pending.firstIndex(of: 10) {
        defer { pending.removeFirst(end + 1) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(output, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      pending += bytes[..<count]
    }
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// How it ended; a signal's number is negative.
  func wait() -> Int32 {
    if let status { return status }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let ended = status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    self.status = ended
    return ended
  }
}
