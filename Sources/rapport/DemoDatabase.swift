import CustomerSuccess
import Foundation
import Interchange
import PortfolioGenerator
import SQLiteEngine
import SuccessStore
import Synchronization

/// A database that holds the made-up portfolio.
struct DemoDatabase {
  var file: URL
  var rules: RulebookSource
  var now: Instant

  /// The log's first entry, by which a demo is told from people's own data.
  private static let title = "Demo portfolio"
  /// Entries of the log that are read at once.
  private static let page = 200

  /// Opens what is there, or a fresh demo where there is nothing.
  func open() throws -> any SuccessStore {
    let store = try SQLiteEngine.open(path: file.path, rules: rules)
    do {
      if try firstTitle(of: store) == nil { try fill(store) }
      return store
    } catch {
      try? store.close()
      throw error
    }
  }

  /// A fresh demo, in place of an earlier one that nobody has worked on; anything else that is there is left alone, and so
  /// is what somebody has open. Answers how much of each kind is in it.
  func replace() throws -> [RecordKind: Int] {
    let size = (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? Int
    if let size, size > 0 {
      try requireUntouched()
      try SQLiteEngine.remove(file.path)
    }
    let store = try SQLiteEngine.open(path: file.path, rules: rules)
    do {
      let counts = try fill(store)
      try store.close()
      return counts
    } catch {
      try? store.close()
      throw error
    }
  }

  /// A demo that somebody has worked on is theirs, as any database is.
  private func requireUntouched() throws {
    let store = try SQLiteEngine.open(path: file.path, rules: rules)
    let (title, work): (String?, ChangeEntry?)
    do {
      title = try firstTitle(of: store)
      work = try newestWork(in: store)
      try store.close()
    } catch {
      try? store.close()
      throw error
    }
    guard title == nil || title == DemoDatabase.title else {
      throw StoreError.refused(
        Refusal("\(file.path) holds data of your own, which a demo never replaces. Name another file."))
    }
    guard let work else { return }
    let day = try Surroundings.zone().date(of: work.at)
    throw StoreError.refused(
      Refusal(
        "\(file.path) is a demo that has been worked on (last on \(day) by \(work.author): \(work.title)), which a new one "
          + "never replaces. Name another file, or remove this one."))
  }

  /// The newest entry of the log that is neither the demo's making nor one of its own runs; nil where there is none.
  private func newestWork(in store: any SuccessStore) throws -> ChangeEntry? {
    try waiting {
      var before: Int?
      while true {
        let page = try await store.answer(LogQuery(limit: DemoDatabase.page, before: before))
        if let work = page.first(where: { $0.id > 1 && $0.author != OutreachOrder.ownAuthor }) { return work }
        guard page.count == DemoDatabase.page, let last = page.last else { return nil }
        before = last.id
      }
    }
  }

  private func firstTitle(of store: any SuccessStore) throws -> String? {
    try waiting { try await store.answer(LogQuery(limit: 1, before: 2)).first?.title }
  }

  @discardableResult
  private func fill(_ store: any SuccessStore) throws -> [RecordKind: Int] {
    let rulebook = try waiting { try await store.answer(RulebookQuery()) }
    let portfolio = Mutex(
      Portfolio(
        PortfolioPlan(), model: rulebook.health, training: rulebook.training, journeys: rulebook.journeys,
        shift: .toNow(now, zone: rulebook.zone), outreach: rulebook.outreach(at: now)))
    let summary = try waiting { [now] in
      try await store.bulkImport(title: DemoDatabase.title, by: "demo", at: now) {
        portfolio.withLock { portfolio in portfolio.next() ?? [] }
      }
    }
    // How everybody stands is known from now on: it writes no entry, and the first change is judged against it.
    _ = try waiting { [now] in
      try await store.runOutreach(OutreachOrder(beginning: .later), by: OutreachOrder.ownAuthor, at: now)
    }
    return summary.counts.reduce(into: [:]) { $0[RecordKind(of: $1.key), default: 0] += $1.value.added }
  }
}
