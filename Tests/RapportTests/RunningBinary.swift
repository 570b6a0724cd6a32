import Foundation

/// The built executable, run as people run it.
struct RunningBinary {
  var status: Int32
  var output: String
  var errors: String

  /// Runs `rapport` with these arguments and waits for it. No Foundation `Process`: it would hand on blocked signals.
  ///
  /// Nothing of the surroundings reaches it but what is handed in: no configuration, no user, no colour, UTC.
  /// `input` is what standard input holds; nothing without it.
  init(
    _ arguments: [String], environment: [String: String] = [:], input: Data? = nil, output target: String? = nil
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outputFile = folder.appending(path: "output")
    let errorFile = folder.appending(path: "errors")
    let inputFile = folder.appending(path: "input")
    try input?.write(to: inputFile)
    let own = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8", "RAPPORT_USER": "tester"]
    status = try RunningBinary.run(
      RunningBinary.path, arguments, own.merging(environment) { $1 }, target ?? outputFile.path, errorFile.path,
      input: input == nil ? "/dev/null" : inputFile.path)
    output = target != nil ? "" : String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
  }

  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "rapport").path

  /// Any program: starts it, waits for it, and answers how it ended; a signal's number is negative.
  static func run(
    _ program: String, _ arguments: [String], _ environment: [String: String], _ output: String, _ errors: String,
    input: String = "/dev/null"
  ) throws -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&files, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&files, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The test runner's threads block signals, and a child inherits that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { settings.forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, program, &files, &attributes, words, settings)
    guard failure == 0 else { throw POSIXError(.init(rawValue: failure) ?? .ENOENT) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
  }
}
