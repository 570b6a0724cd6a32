import Foundation
import Testing

/// What surrounds the process: its arguments, and what it leaves when it is killed.
@Suite struct ProcessTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-process-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private static let compiler = ["/usr/bin/clang", "/usr/bin/cc", "/usr/bin/gcc"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A library that is loaded first and sets a variable moves the environment, beside which Swift looks for the arguments.
  @Test(.enabled(if: compiler != nil, "needs a C compiler"))
  func argumentsAreFoundWhateverWasLoadedFirst() throws {
    try withFolder { (folder: URL) throws in
      let source = folder.appending(path: "early.c")
      let library = folder.appending(path: "early.so").path
      try """
      #include <stdlib.h>
      __attribute__((constructor)) static void early(void) { setenv("EARLY", "1", 1); }
      """.write(to: source, atomically: true, encoding: .utf8)
      let built = try RunningBinary.run(
        try #require(Self.compiler), ["-shared", "-fPIC", "-o", library, source.path], ["PATH": "/usr/bin:/bin"],
        "/dev/null", folder.appending(path: "compiler").path)
      try #require(built == 0)
      let run = try RunningBinary(
        ["undo", "--db", folder.appending(path: "none.db").path], environment: ["LD_PRELOAD": library])
      #expect(run.status == 1 && run.errors.contains("none.db"), "\(run)")
    }
  }

  @Test func whatAKilledProcessLeftIsTakenAwayAndItsTextKept() throws {
    try withFolder { (folder: URL) throws in
      let names = ["rapport-scratch-demo-abc", "rapport-scratch-text-def", "rapport-scratch-view-ghi", "rapport-mine"]
      for name in names {
        try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
      }
      try "half a reply".write(
        to: folder.appending(path: "rapport-scratch-text-def/text.md"), atomically: true, encoding: .utf8)
      try "data".write(
        to: folder.appending(path: "rapport-scratch-demo-abc/demo.db"), atomically: true, encoding: .utf8)
      // Somebody is alive and holds this one.
      let held = open(folder.appending(path: "rapport-scratch-view-ghi").path, O_RDONLY | O_DIRECTORY)
      defer { close(held) }
      #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
      let state = folder.appending(path: "state")
      let run = try RunningBinary(
        ["screenshot", "--demo", "-"], environment: ["TMPDIR": folder.path, "XDG_STATE_HOME": state.path])
      #expect(run.status == 0, "\(run.errors)")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == ["rapport-mine", "rapport-scratch-view-ghi", "state"])
      let drafts = state.appending(path: "rapport/drafts")
      let kept = try FileManager.default.contentsOfDirectory(atPath: drafts.path)
      try #require(kept.count == 1)
      #expect(try String(contentsOf: drafts.appending(path: kept[0]), encoding: .utf8) == "half a reply")
    }
  }
}
