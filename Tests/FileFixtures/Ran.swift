import Glibc

/// A program run to its end. Not by Foundation: with as many files open as tests have, it reads past the end of their list now
/// and then, which ends the whole run.
public enum Ran {
  /// What it came to, as `waitpid` tells it, or the error for which it was not begun. Its output goes to the file.
  public static func program(_ path: String, _ arguments: [String], output file: String = "/dev/null") -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let settings = [strdup("PATH=/usr/bin:/bin"), strdup("LANG=C.UTF-8"), nil]
    defer { settings.forEach { free($0) } }
    var started: pid_t = 0
    let failure = posix_spawn(&started, path, &files, nil, words, settings)
    guard failure == 0 else { return failure }
    var status: Int32 = 0
    while waitpid(started, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
