import CustomerSuccess
import FileFixtures
import Foundation
import Interchange
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

  /// Whatever stands there already and is no file of the person's own stays as it is, asked for or not.
  @Test(arguments: TargetKind.allCases)
  func whatIsNoFileIsRefusedAndLeftAlone(_ kind: TargetKind) async throws {
    let fixture = try ConsoleFixture()
    try await withFolder { (folder: URL) async throws in
      let store = try await store(of: 3, in: folder, fixture, name: "own.db")
      defer { try? store.close() }
      let database = folder.appending(path: "own.db")
      let target = try kind.make(in: folder)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      let before = try Data(contentsOf: database)
      for replaces in [false, true] {
        let request = ExportRequest(pane: .customers, format: .csv, path: target, replaces: replaces)
        let export = ViewExport(request: request, console: fixture.settled())
        let outcome = await export.run(from: store, at: ConsoleFixture.now)
        switch outcome {
        case .written: Issue.record("written over \(kind)")
        case .exists: #expect(!replaces && kind.isThere)
        case .failed(let words): #expect(words.contains(kind.words), "\(words)")
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names)
      #expect(try Data(contentsOf: database) == before)
    }
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

      export.request.format = .xlsx
      #expect(await export.run(from: store, at: ConsoleFixture.now) == .written("2,345 rows"))
      var book = try openTable(file: "all.xlsx", bytes: try FileBytes(path: file.path))
      var first: [String] = []
      var count = 0
      while let row = try book.next() {
        if count == 0 { first = row.values }
        count += 1
      }
      #expect(count == 2345 && first.contains("Acme Healthcare Inc."))
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
      #expect(await run(.portfolio, .markdown, "a.md") == .written("1 row"))
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

  /// A column a figure: the cells and the rows add up to the total, and nothing is a word of the screen.
  @Test func figuresAreTables() throws {
    let fixture = try ConsoleFixture()
    var console = fixture.settled()
    for (screen, pane) in [("6", PaneID.segments), ("6", .heat), ("9", .quality), ("9", .cohorts), ("1", .portfolio)] {
      fixture.press(&console, screen)
      for _ in 0..<3 where ![pane, .segments, .portfolio].contains(console.focus) { fixture.press(&console, "tab") }
      let table = try #require(console.panes[pane]?.figures(in: console.scene(for: pane)), "\(pane)")
      #expect(table.rows.allSatisfy { $0.count == table.columns.count } && !table.isLines)
      for (place, column) in table.columns.enumerated() where column.isNumber {
        #expect(table.rows.allSatisfy { $0[place].isEmpty || Double($0[place]) != nil }, "\(pane) \(column.name)")
      }
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      let counts = table.columns.firstIndex { $0.name == "count" }.map { place in
        table.rows.compactMap { Int($0[place]) }
      }
      if pane == .segments, let counts { #expect(counts.dropLast().reduce(0, +) == counts.last) }
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

  private func store(
    of customers: Int, in folder: URL, _ fixture: ConsoleFixture, name: String = "a.db"
  ) async throws -> any SuccessStore {
    let store = try SQLiteEngine.open(
      path: folder.appending(path: name).path,
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
