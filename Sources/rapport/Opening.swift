import CustomerSuccess
import Files
import Foundation
import SQLiteEngine
import SuccessStore

/// What a command wants of the database.
enum StorePurpose {
  /// Answers as of the clock; never makes a database, and changes no fact.
  case reading
  /// Looks at the file as it is, whatever the clock.
  case checking
  /// Changes facts of a database that is there.
  case writing
  /// Makes the database when there is none.
  case creating
  /// As a person looks at it: made when there is none, changed where it may be, else only read.
  case looking
}

/// What a command works with: the store, the rules it computes by, and the clock.
struct Workplace: Sendable {
  var store: any SuccessStore
  var rulebook: Rulebook
  var now: Instant
  var me: String
  /// What people are told above an answer that is of a past moment.
  var heading: String?

  var model: HealthModel { rulebook.health }
  var zone: Zone { rulebook.zone }
  var today: LocalDate { zone.date(of: now) }
}

extension Surroundings {
  /// Opens the database, runs `work`, and leaves everything in the one file.
  func withStore<Answer: Sendable>(
    for purpose: StorePurpose, _ work: @escaping @Sendable (Workplace) async throws -> Answer
  ) throws -> Answer {
    return try withOpenStore(for: purpose) { store in try await work(workplace(store)) }
  }

  func workplace(_ store: any SuccessStore) async throws -> Workplace {
    Workplace(
      store: store, rulebook: try await store.answer(RulebookQuery()), now: now, me: me, heading: past?.heading)
  }

  /// The same without any rules: also where those that hold cannot be read.
  func withOpenStore<Answer: Sendable>(
    for purpose: StorePurpose, _ work: @escaping @Sendable (any SuccessStore) async throws -> Answer
  ) throws -> Answer {
    let store = try openStore(for: purpose)
    let answer: Answer
    do {
      answer = try waiting { try await work(store) }
    } catch {
      // What went wrong first is what there is to say.
      try? store.close()
      throw error
    }
    try store.close()
    return answer
  }

  func openStore(for purpose: StorePurpose) throws -> any SuccessStore { try openStore(for: purpose, rules) }

  func openStore(for purpose: StorePurpose, _ rules: RulebookSource) throws -> any SuccessStore {
    if let past { return try openPast(past, for: purpose, rules) }
    // Nothing is made by rules that cannot be read.
    if purpose == .creating || purpose == .looking, !isThere(database.path) { _ = try rules.make([]) }
    do {
      let store = try open(for: purpose, rules)
      if let copy = store.copyBeforeUpgrade {
        Complaint.note("\(database.path) was brought up to this Rapport; as it was before it is kept as \(copy).")
      }
      return store
    } catch let error as StoreError {
      // Which database it is about, where the words cannot know.
      guard case .newerSchema = error else { throw error }
      throw Complaint.complain("\(database.path): \(error)", Complaint.workFailed)
    }
  }

  private func open(for purpose: StorePurpose, _ rules: RulebookSource) throws -> any SuccessStore {
    let path = database.path
    switch purpose {
    case .creating: return try SQLiteEngine.open(path: path, rules: rules)
    case .writing:
      try requireDatabase(path)
      return try SQLiteEngine.open(path: path, rules: rules)
    case .checking:
      try requireDatabase(path)
      return try openShared(path, rules)
    case .looking:
      guard isThere(path) else { return try SQLiteEngine.open(path: path, rules: rules) }
      return try openShared(path, rules)
    case .reading:
      try requireDatabase(path)
      guard let fixedNow else { return try openLive(path, rules) }
      return try SQLiteEngine.open(path: path, rules: rules, mode: .asOf(fixedNow))
    }
  }

  /// The store itself, so that what the clock moves is computed once for everybody; a view of its own where the file
  /// cannot be written, or where it is ahead: two clocks would undo each other's work.
  private func openLive(_ path: String, _ rules: RulebookSource) throws -> any SuccessStore {
    let store = try openShared(path, rules)
    let newest = try waiting { try await store.answer(LogQuery(limit: 1)) }
    guard let newest = newest.first, newest.at > now + Surroundings.clockTolerance else { return store }
    try store.close()
    return try SQLiteEngine.open(path: path, rules: rules, mode: .asOf(now))
  }

  /// Takes away what was made for work that then failed: an empty database would hide that there is none. What somebody else
  /// has meanwhile put into it stays.
  func removeUnusedDatabase() {
    let isUnused = try? withStore(for: .checking) { try await $0.store.answer(LogQuery(limit: 1)).isEmpty }
    guard isUnused == true else { return }
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database.path + suffix) }
  }

  private func isThere(_ path: String) -> Bool { FileStatus(path, followsLinks: false) != nil }

  private func openShared(_ path: String, _ rules: RulebookSource) throws -> any SuccessStore {
    guard !SQLiteEngine.canOnlyBeRead(path) else {
      return try SQLiteEngine.open(path: path, rules: rules, mode: .readOnly)
    }
    do {
      return try SQLiteEngine.open(path: path, rules: rules)
    } catch StoreError.readOnly, StoreError.full {
      // A full disk keeps nobody from reading.
      return try SQLiteEngine.open(path: path, rules: rules, mode: .readOnly)
    }
  }

  /// Seconds by which the clocks of processes that share a file may differ.
  private static let clockTolerance = 60

  func requireDatabase(_ path: String) throws {
    var status = stat()
    let isMissing = stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
    let isEmpty = !isMissing && status.st_mode & S_IFMT == S_IFREG && status.st_size == 0
    guard isMissing || isEmpty else { return }
    throw Complaint.complain(
      """
      \(isMissing ? "There is no database at" : "There is nothing yet in") \(path).
      Make one of your own data with 'rapport import FILE…' or an empty one, to be filled by hand, with 'rapport console --db \(path)'; \
      one to try with 'rapport demo --db \(path)'.
      """, Complaint.workFailed)
  }
}
