import FileFixtures
import Foundation
import Testing

@testable import Files

/// Where files go that people name: what is written, what is replaced, what is refused.
@Suite struct FileTargetTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func mode(_ file: URL) throws -> Int {
    let found = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    return try #require(found as? Int)
  }

  private func failure(_ body: () throws -> Void) -> String {
    do { try body() } catch { return (error as? FileFailure)?.words ?? "\(error)" }
    return ""
  }

  @Test func aNewFileIsTheOwnersAlone() throws {
    try withFolder { (folder: URL) throws in
      let file = folder.appending(path: "a.csv")
      #expect(try FileTarget(file.path).write("über\n", replaces: false))
      #expect(try String(contentsOf: file, encoding: .utf8) == "über\n")
      #expect(try mode(file) == 0o600)
    }
  }

  @Test func aFileThatIsThereStaysUntilItMayGo() throws {
    try withFolder { (folder: URL) throws in
      let file = folder.appending(path: "a.csv")
      try "mine".write(to: file, atomically: true, encoding: .utf8)
      let target = try FileTarget(file.path)
      #expect(try !target.isFree)
      #expect(try !target.write("new", replaces: false))
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
      #expect(try target.write("new", replaces: true))
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      #expect(try mode(file) == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
    }
  }

  /// Nobody means it, whoever's database it is.
  @Test func aDatabaseIsNeverReplaced() throws {
    try withFolder { (folder: URL) throws in
      let file = folder.appending(path: "other.db")
      let data = Data("SQLite format 3\0 and years of work".utf8)
      try data.write(to: file)
      let link = folder.appending(path: "link.csv")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      for path in [file.path, link.path] {
        let words = failure { _ = try FileTarget(path).write("new", replaces: true) }
        #expect(words == "\(path) is a database; name another file")
        #expect(try !FileTarget(path).write("new", replaces: false))
      }
      #expect(try Data(contentsOf: file) == data)
    }
  }

  @Test func aLinkStaysOneAndWhereItLeadsIsReplaced() throws {
    try withFolder { (folder: URL) throws in
      let file = folder.appending(path: "real.csv")
      let link = folder.appending(path: "link.csv")
      try "mine".write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(try !FileTarget(link.path).write("new", replaces: false))
      #expect(try FileTarget(link.path).write("new", replaces: true))
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
    }
  }

  @Test func whereNoFileCanBeIsASentence() throws {
    try withFolder { (folder: URL) throws in
      let inNone = folder.appending(path: "none/a.csv").path
      #expect(
        failure { _ = try FileTarget(inNone).write("x", replaces: false) }
          == "\(inNone) was not written: there is no folder \(folder.appending(path: "none").path)")
      #expect(
        failure { _ = try FileTarget(folder.path).write("x", replaces: true) }
          == "\(folder.path) is a folder; name a file in it")
      #expect(
        failure { _ = try FileTarget("/dev/null").write("x", replaces: true) }
          == "/dev/null is no ordinary file; name another")
      #expect(
        failure { _ = try FileTarget("/proc/a.csv").write("x", replaces: false) }.hasPrefix(
          "/proc/a.csv was not written: "))
      #expect(failure { _ = try FileTarget("") } == "Name a file to write to")
      #expect(failure { _ = try FileTarget("a\0b") }.contains("NUL"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test(arguments: [
    ("~", "/home/dana"), ("~/a.csv", "/home/dana/a.csv"), ("~sam/a.csv", "~sam/a.csv"), ("a~.csv", "a~.csv"),
    ("/a.csv", "/a.csv"),
  ])
  func theTildeAtTheBeginningIsHome(typed: String, path: String) throws {
    #expect(try FileTarget(typed, home: "/home/dana").path == path)
  }

  /// Whatever stands there already and is no file of the person's own stays as it is, asked for or not.
  @Test(arguments: TargetKind.allCases)
  func whatIsNoFileIsRefusedAndLeftAlone(_ kind: TargetKind) throws {
    try withFolder { (folder: URL) throws in
      let database = folder.appending(path: "own.db")
      try "database".write(to: database, atomically: true, encoding: .utf8)
      let target = try kind.make(in: folder)
      let before = try kind.picture(folder)
      for replaces in [false, true] {
        let words = failure { _ = try FileTarget(target, sparing: database.path).write("new", replaces: replaces) }
        #expect(words.contains(kind.words) || kind.isThere && !replaces, "\(words)")
        #expect(try kind.picture(folder) == before)
      }
    }
  }

  @Test func whatIsGivenUpLeavesNothingBehind() throws {
    try withFolder { (folder: URL) throws in
      let made = try NewFile(for: folder.appending(path: "half.csv").path)
      try made.write("half")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "half.csv").path))
      made.abandon()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      #expect(NewFile.failure("half.csv", ENOSPC).words == "half.csv was not written: No space left on device")
    }
  }

  /// Whoever makes the file in this very moment is not overwritten either.
  @Test func aNameThatIsTakenMeanwhileStaysTaken() throws {
    try withFolder { (folder: URL) throws in
      let file = folder.appending(path: "a.csv")
      let made = try NewFile(for: file.path)
      try made.write("mine")
      try "theirs".write(to: file, atomically: true, encoding: .utf8)
      #expect(try !made.finish())
      #expect(try String(contentsOf: file, encoding: .utf8) == "theirs")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
    }
  }

  @Test func standardOutputHasItsNames() throws {
    for name in ["-", "/dev/stdout", "/dev/fd/1"] { #expect(try FileTarget(name).isStandardOutput) }
    for name in ["./-", "stdout", "/dev/stderr"] { #expect(try !FileTarget(name).isStandardOutput) }
  }

  @Test func theSystemsErrorsSayWhatToDo() {
    #expect(SystemWords.why(EIO).contains("Look at the disk"))
    #expect(SystemWords.why(EROFS).contains("Name another place"))
    #expect(SystemWords.why(ENOENT) == "No such file or directory")
  }
}
