import FileFixtures
import Foundation
import GRDB
import Testing

/// Commands that write a file, on everything that may stand where it is to be.
@Suite struct FileCommandTests {
  struct Writer: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var words: [String]
    var canReplace = true

    static let all = [
      Writer(testDescription: "screenshot", words: ["screenshot", "--format", "text"]),
      Writer(testDescription: "backup", words: ["backup"], canReplace: false),
    ]
  }

  /// `own.db` is the database; the folder's picture leaves out what SQLite keeps beside it for a moment.
  private func portfolio() async throws -> SmallPortfolio {
    let portfolio = try await SmallPortfolio()
    try FileManager.default.moveItem(at: portfolio.database, to: portfolio.folder.appending(path: "own.db"))
    return portfolio
  }

  private func run(_ portfolio: borrowing SmallPortfolio, _ words: [String]) throws -> RunningBinary {
    try RunningBinary(words + ["--db", portfolio.folder.appending(path: "own.db").path, "--now", SmallPortfolio.now])
  }

  private func names(_ portfolio: borrowing SmallPortfolio) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: portfolio.folder.path).filter { !$0.hasPrefix("own.db-") }
      .sorted()
  }

  @Test(arguments: Writer.all, TargetKind.allCases)
  func whatIsNoFileIsRefusedAndLeftAlone(_ writer: Writer, _ kind: TargetKind) async throws {
    let portfolio = try await portfolio()
    let database = portfolio.folder.appending(path: "own.db")
    let target = try kind.make(in: portfolio.folder)
    let before = (bytes: try Data(contentsOf: database), names: try names(portfolio))
    for force in [[], ["--force"]] where force.isEmpty || writer.canReplace {
      let run = try run(portfolio, writer.words + [target] + force)
      #expect(run.status == 1 && run.output.isEmpty, "\(run)")
      let words = kind.isThere && force.isEmpty ? "already" : kind.words
      #expect(run.errors.contains(words) && !run.errors.contains("NSCocoa"), "\(run.errors)")
    }
    #expect(try Data(contentsOf: database) == before.bytes)
    #expect(try names(portfolio) == before.names)
    #expect(try run(portfolio, ["list", "customers"]).status == 0)
  }

  @Test(arguments: Writer.all)
  func aFileThatIsThereStaysUnlessAskedFor(_ writer: Writer) async throws {
    let portfolio = try await portfolio()
    let file = portfolio.folder.appending(path: "mine")
    try "mine".write(to: file, atomically: true, encoding: .utf8)
    #expect(try run(portfolio, writer.words + [file.path]).status == 1)
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    guard writer.canReplace else { return }
    #expect(try run(portfolio, writer.words + [file.path, "--force"]).status == 0)
    #expect(try String(contentsOf: file, encoding: .utf8) != "mine")
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test(arguments: Writer.all, ["-", "/dev/stdout"])
  func standardOutputIsAPlaceToo(_ writer: Writer, _ name: String) async throws {
    let portfolio = try await portfolio()
    let file = portfolio.folder.appending(path: "answer")
    let words = writer.words + [name, "--db", portfolio.folder.appending(path: "own.db").path]
    let run = try RunningBinary(words + ["--now", SmallPortfolio.now], output: file.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Data(contentsOf: file).count > 1000)
  }

  @Test func aBackupComesBack() async throws {
    let portfolio = try await SmallPortfolio()
    let copy = portfolio.folder.appending(path: "copy.db").path
    #expect(try portfolio.run("backup", copy).status == 0)
    #expect(try portfolio.run("note", "CUST-001", "after the backup").status == 0)
    let restored = try portfolio.run("restore", copy)
    let path = portfolio.database.path
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(
      restored.output
        == "Restored \(path) from \(copy): 6 customers\nWhat was there is kept as \(path).before-restore\n")
    #expect(try !portfolio.run("log").output.contains("after the backup"))
    #expect(try RunningBinary(["log", "--db", path + ".before-restore"]).output.contains("after the backup"))
    let nowhere = try portfolio.run("restore", portfolio.folder.appending(path: "none.db").path)
    #expect(nowhere.status == 1 && nowhere.errors.contains("none.db"))
  }

  @Test func aNewerDatabaseIsNamed() async throws {
    let portfolio = try await SmallPortfolio()
    let queue = try DatabaseQueue(path: portfolio.database.path)
    try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    let run = try portfolio.run("list", "customers")
    #expect(run.status == 1 && run.errors.hasPrefix("\(portfolio.database.path): The database was written by a newer"))
  }

  /// What is wrong is the backup; the database, which is sound, is neither called damaged nor touched.
  @Test(arguments: ["pages", "cut", "noise"])
  func aDamagedBackupIsNamedAndNothingIsChanged(_ how: String) async throws {
    let portfolio = try await SmallPortfolio()
    let (live, backup) = (portfolio.database.path, portfolio.folder.appending(path: "b.db").path)
    #expect(try portfolio.run("backup", backup).status == 0)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    switch how {
    case "pages":
      for place in stride(from: 8192, to: bytes.count - 600, by: 12_288) {
        bytes.replaceSubrange(place..<place + 600, with: Data(repeating: 0xFF, count: 600))
      }
    case "cut": bytes = bytes.prefix(30_000)
    default: bytes = Data((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    }
    try bytes.write(to: URL(fileURLWithPath: backup))
    let run = try portfolio.run("restore", backup)
    #expect(run.status == 1 && run.errors.hasPrefix("\(backup) "), "\(run.errors)")
    #expect(!run.errors.contains("\(live) is damaged") && !run.errors.contains("in its place"), "\(run.errors)")
    #expect(run.errors.contains("Nothing was changed: \(live) is as it was."), "\(run.errors)")
    #expect(!run.errors.contains("rapport check"), "it looks at the database, not at backups: \(run.errors)")
    #expect(try portfolio.run("check").status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: portfolio.folder.path).contains {
        $0.contains("before-restore")
      } == false)
  }

  @Test func whatIsNoTextIsSaidInWords() async throws {
    let portfolio = try await SmallPortfolio()
    let pipe = portfolio.folder.appending(path: "pipe").path
    mkfifo(pipe, 0o600)
    let configuration = try portfolio.run("list", "customers", "--config", pipe)
    #expect(configuration.status == 1)
    #expect(configuration.errors == "\(pipe): cannot be read: is a pipe (FIFO), expected a file\n")
    let themes = portfolio.folder.appending(path: "config/rapport/themes/mine.yaml")
    try FileManager.default.createDirectory(at: themes, withIntermediateDirectories: true)
    let theme = try portfolio.run(
      "screenshot", "-", "--theme", "mine",
      environment: ["XDG_CONFIG_HOME": portfolio.folder.appending(path: "config").path])
    #expect(theme.status == 2 && theme.errors.contains("is a folder, expected a file"), "\(theme.errors)")
  }

  /// A byte of a fact's text, turned over beside SQLite: nothing but the row's own sum can tell.
  private func flip(_ file: URL) throws {
    var bytes = try Data(contentsOf: file)
    let place = try #require(bytes.range(of: Data("Call them".utf8)))
    bytes[place.lowerBound + 1] ^= 4
    try bytes.write(to: file)
  }

  @Test func aFlippedByteIsFound() async throws {
    let portfolio = try await SmallPortfolio()
    #expect(try portfolio.run("check").status == 0)
    try flip(portfolio.database)
    let check = try portfolio.run("check")
    #expect(check.status == 1 && check.output.contains("1 row of actions is not as written (A-1)"), "\(check.output)")
    #expect(check.output.contains("rapport restore FILE"))
  }

  /// It might take the place of a backup that is sound.
  @Test func aBackupOfRowsThatAreNotAsWrittenIsRefused() async throws {
    let portfolio = try await SmallPortfolio()
    let copy = portfolio.folder.appending(path: "b.db").path
    try flip(portfolio.database)
    for target in [copy, "-"] {
      let run = try portfolio.run("backup", target)
      #expect(run.status == 1 && run.output.isEmpty, "\(run.output.prefix(40))")
      #expect(run.errors.contains("nothing was copied: 1 row of actions is not as written (A-1)"), "\(run.errors)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: portfolio.folder.path)
    #expect(!left.contains { $0.hasPrefix("b.db") })
  }

  /// It may be the best there is: what is wrong with it is said, and only who wants it all the same gets it; what was there
  /// is kept.
  @Test(arguments: [true, false])
  func aBackupWhoseRowsWereChangedIsBroughtBackOnlyWhenAskedFor(_ hasDatabase: Bool) async throws {
    let portfolio = try await SmallPortfolio()
    let copy = portfolio.folder.appending(path: "b.db")
    let path = portfolio.database.path
    #expect(try portfolio.run("backup", copy.path).status == 0)
    let sound = try portfolio.run("restore", copy.path)
    #expect(sound.status == 0 && !sound.output.contains("as written"), "\(sound.output)")
    try flip(copy)
    if !hasDatabase { try FileManager.default.removeItem(atPath: path) }
    let before = (try? Data(contentsOf: portfolio.database), try names(portfolio))
    let refused = try portfolio.run("restore", copy.path)
    #expect(refused.status == 1 && refused.output.isEmpty, "\(refused.output)")
    for words in [
      "\(copy.path) is damaged: 1 row of actions is not as written (A-1)", "--force",
      hasDatabase ? "Nothing was changed: \(path) is as it was." : "there is no \(path).",
    ] {
      #expect(refused.errors.contains(words), "\(refused.errors)")
    }
    #expect(try (try? Data(contentsOf: portfolio.database), names(portfolio)) == before)
    let restored = try portfolio.run("restore", copy.path, "--force")
    #expect(restored.status == 0 && restored.output.contains("6 customers"), "\(restored.errors)")
    #expect(restored.output.contains("1 row of actions is not as written (A-1)"), "\(restored.output)")
    #expect(restored.output.contains("kept as \(path).before-restore-2") == hasDatabase, "\(restored.output)")
    #expect(try portfolio.run("check").output.contains("1 row of actions is not as written (A-1)"))
  }

  /// A database that is its own backup takes no other's place: it is taken as it is, and what is wrong is said.
  @Test func aDatabaseWhoseRowsWereChangedIsItsOwnBackup() async throws {
    let portfolio = try await SmallPortfolio()
    try flip(portfolio.database)
    let restored = try portfolio.run("restore", portfolio.database.path)
    #expect(restored.status == 0 && restored.output.contains("1 row of actions is not as written (A-1)"), "\(restored)")
  }
}
