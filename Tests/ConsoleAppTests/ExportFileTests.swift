import CustomerSuccess
import Foundation
import SQLiteEngine
import SuccessStore
import Synchronization
import TerminalUI
import Testing

@testable import ConsoleApp

/// Exports on their way into real files.
@Suite struct ExportFileTests {
  private func withFolder(
    isolation: isolated (any _Concurrency.Actor)? = #isolation, _ body: (URL) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private func mode(_ file: URL) throws -> Int {
    let found = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    return try #require(found as? Int)
  }

  private func failure(_ body: () throws -> Void) -> String {
    do { try body() } catch { return (error as? ExportFailure)?.words ?? "\(error)" }
    return ""
  }

  @Test func aNewFileIsTheOwnersAlone() async throws {
    try await withFolder { (folder: URL) async throws in
      let file = folder.appending(path: "a.csv")
      #expect(try ExportFile(file.path).write("über\n", replaces: false))
      #expect(try String(contentsOf: file, encoding: .utf8) == "über\n")
      #expect(try mode(file) == 0o600)
    }
  }

  @Test func aFileThatIsThereStaysUntilItMayGo() async throws {
    try await withFolder { (folder: URL) async throws in
      let file = folder.appending(path: "a.csv")
      try "mine".write(to: file, atomically: true, encoding: .utf8)
      let target = try ExportFile(file.path)
      #expect(try !target.isFree)
      #expect(try !target.write("new", replaces: false))
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
      #expect(try target.write("new", replaces: true))
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      #expect(try mode(file) == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
    }
  }

  @Test func aLinkStaysOneAndWhereItLeadsIsReplaced() async throws {
    try await withFolder { (folder: URL) async throws in
      let file = folder.appending(path: "real.csv")
      let link = folder.appending(path: "link.csv")
      try "mine".write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(try !ExportFile(link.path).write("new", replaces: false))
      #expect(try ExportFile(link.path).write("new", replaces: true))
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
      // One that leads nowhere is a name that is taken.
      let lost = folder.appending(path: "lost.csv")
      try FileManager.default.createSymbolicLink(atPath: lost.path, withDestinationPath: "/nowhere/at/all")
      #expect(try !ExportFile(lost.path).write("new", replaces: false))
    }
  }

  @Test func whereNoFileCanBeIsASentence() async throws {
    try await withFolder { (folder: URL) async throws in
      let inNone = folder.appending(path: "none/a.csv").path
      #expect(
        failure { _ = try ExportFile(inNone).write("x", replaces: false) }
          == "\(inNone) was not written: there is no folder \(folder.appending(path: "none").path)")
      #expect(
        failure { _ = try ExportFile(folder.path).write("x", replaces: true) }
          == "\(folder.path) is a folder; name a file in it")
      #expect(
        failure { _ = try ExportFile("/dev/null").write("x", replaces: true) }
          == "/dev/null is no ordinary file; name another")
      #expect(
        failure { _ = try ExportFile("/proc/a.csv").write("x", replaces: false) }.hasPrefix(
          "/proc/a.csv was not written: "))
      #expect(failure { _ = try ExportFile("") } == "Name a file to write to")
      #expect(failure { _ = try ExportFile("a\0b") }.contains("NUL"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func aFullDiskLeavesNothingBehind() async throws {
    try await withFolder { (folder: URL) async throws in
      let file = folder.appending(path: "half.csv")
      try "half".write(to: file, atomically: true, encoding: .utf8)
      let full = open("/dev/full", O_WRONLY)
      #expect(full >= 0)
      let words = failure { try ExportFile("half.csv").fill(full, with: "text", at: file.path) }
      #expect(words == "half.csv was not written: No space left on device")
      #expect(!FileManager.default.fileExists(atPath: file.path))
    }
  }

  @Test(arguments: [
    ("~", "/home/dana"), ("~/a.csv", "/home/dana/a.csv"), ("~sam/a.csv", "~sam/a.csv"), ("a~.csv", "a~.csv"),
    ("/a.csv", "/a.csv"),
  ])
  func theTildeAtTheBeginningIsHome(typed: String, path: String) throws {
    #expect(try ExportFile(typed, home: "/home/dana").path == path)
  }

  // MARK: From a store

  @Test func allRowsOfAListAreWrittenWhateverTheWindow() async throws {
    let fixture = try ConsoleFixture()
    try await withFolder { (folder: URL) async throws in
      let store = try await store(of: 2345, in: folder, fixture)
      defer { try? store.close() }
      let file = folder.appending(path: "rows.csv")
      var export = ViewExport(
        request: ExportRequest(pane: .customers, format: .csv, path: file.path), console: fixture.settled())
      #expect(await export.run(from: store, at: ConsoleFixture.now) == .written("2,345 rows"))
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      let ids = Set(lines.dropFirst().compactMap { $0.split(separator: ",").first { $0.hasPrefix("CUST-") } })
      #expect(lines.count == 2346 && ids.count == 2345)

      try "mine".write(to: file, atomically: true, encoding: .utf8)
      #expect(await export.run(from: store, at: ConsoleFixture.now) == .exists)
      #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
      export.request.replaces = true
      export.request.format = .json
      #expect(await export.run(from: store, at: ConsoleFixture.now) == .written("2,345 rows"))
      let objects = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: String]]
      #expect(objects?.count == 2345 && objects?.first?["Customer"] == "Acme Healthcare Inc.")
    }
  }

  @Test func linesAndThePictureNeedNoStoreAndAFailedReadingWritesNothing() async throws {
    let fixture = try ConsoleFixture()
    try await withFolder { (folder: URL) async throws in
      let store = try await store(of: 1, in: folder, fixture)
      try store.close()
      let console = fixture.settled()
      func run(_ pane: PaneID, _ format: ExportRequest.Format, _ name: String) async -> ExportOutcome {
        let path = folder.appending(path: name).path
        return await ViewExport(
          request: ExportRequest(pane: pane, format: format, path: path), console: console
        ).run(from: store, at: ConsoleFixture.now)
      }
      #expect(await run(.customers, .svg, "a.svg") == .written("the screen"))
      guard case .written(let lines) = await run(.portfolio, .markdown, "a.md") else {
        Issue.record("no lines")
        return
      }
      #expect(lines.hasSuffix(" lines"))
      guard case .failed = await run(.customers, .csv, "a.csv") else {
        Issue.record("a closed store answered")
        return
      }
      var loading = fixture.console()
      _ = loading.ask()
      let early = await ViewExport(
        request: ExportRequest(pane: .portfolio, format: .csv, path: folder.appending(path: "b.csv").path),
        console: loading
      ).run(from: store, at: ConsoleFixture.now)
      #expect(early == .failed("The view is still being read; try again in a moment"))
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.count < 6 }
      #expect(files.sorted() == ["a.db", "a.md", "a.svg"])
    }
  }

  @MainActor @Test func thePerformerWritesAndPostsWhatCameOfIt() async throws {
    let fixture = try ConsoleFixture()
    try await withFolder { (folder: URL) async throws in
      let store = try await store(of: 3, in: folder, fixture)
      let mailbox = Mailbox<Event> {}
      let performer = Performer(
        store: store, clock: ConsoleClock(startingAt: ConsoleFixture.now), mailbox: mailbox)
      let request = ExportRequest(pane: .customers, format: .svg, path: folder.appending(path: "a.svg").path)
      performer.export(request, of: fixture.settled(), theme: .plain)
      performer.stop()
      try store.close()
      // Stopped at once, it may have been given up; either way there is a word about it, and no half of a file.
      let posted = mailbox.drain()
      let isThere = FileManager.default.fileExists(atPath: request.path)
      #expect(
        posted == [.exported(request, isThere ? .written("the screen") : .failed("\(StoreError.cancelled)"))])
    }
  }

  private func store(of customers: Int, in folder: URL, _ fixture: ConsoleFixture) async throws -> any SuccessStore {
    let store = try SQLiteEngine.open(
      path: folder.appending(path: "a.db").path,
      rulebook: Rulebook(
        health: fixture.health, support: fixture.support, training: fixture.training, zone: ConsoleFixture.zone,
        fingerprint: "test"))
    let facts = (0..<customers).map { number -> Fact in
      var customer = fixture.customer(1)
      customer.id = CustomerID("CUST-\(10_000 + number)")
      return .customer(customer)
    }
    let rest = Mutex(facts[...])
    _ = try await store.bulkImport(title: "test", by: "dana", at: ConsoleFixture.now) {
      rest.withLock { rest in
        defer { rest = rest.dropFirst(500) }
        return Array(rest.prefix(500))
      }
    }
    return store
  }
}
