public import CustomerSuccess
public import SuccessStore

/// What an import needs to know about what is there already.
public protocol ImportTarget: Sendable {
  /// The stored facts under `keys`, by key; keys that are not stored are left out.
  func stored(_ keys: [FactKey]) throws -> [FactKey: Fact]
  /// What is stored under each key, and what `source` said of it before.
  func standing(of keys: [FactKey], source: String) throws -> [FactKey: FactStanding]
  /// What is stored under a key, and what `source` said of it under another one.
  func standing(of key: FactKey, toldAs other: FactKey, source: String) throws -> FactStanding
  /// What `source` has told of before, of a kind: customers who have not left, tickets that are open.
  func told(_ kind: FactKind, by source: String) throws -> [FactKey]
  /// Whose files have told of anything, by their mappings' names.
  func sources() throws -> [String]
  /// The events of each of the tickets that is stored, oldest first.
  func events(of tickets: [TicketID]) throws -> [TicketID: [TicketEvent]]
  /// The customers there are, by what they can be found by.
  func customers() throws -> CustomerBook
  /// What customers were called before they were renamed here.
  func formerNames() throws -> [CustomerID: [String]]
  /// Everybody who owns something.
  func people() throws -> [String]
  /// Everybody who learns.
  func learners() throws -> LearnerBook
  /// What was decided here that no file takes back.
  func memory() throws -> ImportMemory
  /// Of contacts those that are not there and were not taken away here, with what the source said of them while they were taken for
  /// others (texts of their columns).
  func unknown(_ contacts: [ContactID], source: String) throws -> [ContactID: [String]?]
  /// Of customers those that are not there and were not taken away here, with who is there and called so.
  func namesakes(of customers: [NamedCustomer], source: String) throws -> [CustomerID: [NamedCustomer]]
  /// Of customers those whose id is another company here, of which `source` has never told.
  func others(than customers: [NamedCustomer], source: String) throws -> [CustomerID: OtherCustomer]
  /// Of customers of whom another amount is told than they say of themselves what their subscriptions bring, where that is a third.
  func decidedRevenue(_ told: [CustomerID: Money], on day: LocalDate) throws -> [CustomerID: Money]
  /// All contacts of the customers.
  func contacts(of customers: [CustomerID]) throws -> [Contact]
  /// Runs of a source that were taken back.
  func undoneRuns(of source: String) throws -> [Int]
  /// Of each fact what the source said of it last, if that was in one of `runs`, which were taken back.
  func takenBack(_ keys: [FactKey], source: String, runs: [Int]) throws -> [FactKey: TakenBack]
  /// A ticket's events that were taken back with `runs`.
  func takenBackEvents(of ticket: TicketID, runs: [Int]) throws -> [TicketEvent]
}

extension ImportTarget {
  public func told(_ kind: FactKind, by source: String) throws -> [FactKey] { [] }

  public func sources() throws -> [String] { [] }

  public func memory() throws -> ImportMemory { ImportMemory() }

  public func learners() throws -> LearnerBook { LearnerBook() }

  public func formerNames() throws -> [CustomerID: [String]] { [:] }

  public func unknown(_ contacts: [ContactID], source: String) throws -> [ContactID: [String]?] { [:] }

  public func namesakes(of customers: [NamedCustomer], source: String) throws -> [CustomerID: [NamedCustomer]] { [:] }

  public func others(than customers: [NamedCustomer], source: String) throws -> [CustomerID: OtherCustomer] { [:] }

  public func decidedRevenue(_ told: [CustomerID: Money], on day: LocalDate) throws -> [CustomerID: Money] { [:] }

  public func contacts(of customers: [CustomerID]) throws -> [Contact] { [] }

  public func undoneRuns(of source: String) throws -> [Int] { [] }

  public func takenBack(_ keys: [FactKey], source: String, runs: [Int]) throws -> [FactKey: TakenBack] { [:] }

  public func takenBackEvents(of ticket: TicketID, runs: [Int]) throws -> [TicketEvent] { [] }

  /// Where nobody but imports writes: what is stored was said.
  public func standing(of keys: [FactKey], source: String) throws -> [FactKey: FactStanding] {
    try stored(keys).mapValues { FactStanding(held: $0, last: $0.texts) }
  }
}

extension ImportTarget {
  public func standing(of key: FactKey, toldAs other: FactKey, source: String) throws -> FactStanding {
    let held = try stored([key])[key]
    return FactStanding(held: held, isRemovedHere: held == nil)
  }
}

/// Nothing there yet.
public struct EmptyTarget: ImportTarget {
  public init() {}
  public func stored(_ keys: [FactKey]) -> [FactKey: Fact] { [:] }
  public func events(of tickets: [TicketID]) -> [TicketID: [TicketEvent]] { [:] }
  public func customers() -> CustomerBook { CustomerBook() }
  public func people() -> [String] { [] }
}

/// One file of an import.
public struct ImportSource: Sendable {
  /// As the person named it; it stands in every complaint.
  public var file: String
  public var bytes: any ByteSource

  public init(file: String, bytes: any ByteSource) {
    self.file = file
    self.bytes = bytes
  }

  /// Reads `path` when its turn comes; `file` is what the person called it.
  public init(path: String, file: String? = nil) throws(InterchangeError) {
    self.file = file ?? path
    bytes = try FileBytes(path: path)
  }
}

extension ImportOptions {
  /// Whose news is told from what it said before: the mapping's, or the one of Rapport's own files.
  var source: String { mapping?.name ?? "" }
}

/// How files are to be understood.
public struct ImportOptions: Sendable {
  /// The kind of every file; nil: told by the columns.
  public var kind: RecordKind?
  /// How another tool's columns are to be read; nil: the files have Rapport's own.
  public var mapping: Mapping?
  /// Every file holds xAPI statements; otherwise they are known by their shape.
  public var isXAPI = false
  /// CSV values are taken as they stand, as `export --raw-csv` writes them.
  public var rawCSV: Bool
  /// The sheet of workbooks, by name, before the one that a mapping names; nil: that, or the first.
  public var sheet: String?
  /// Facts are compared with those stored, counted, and left out when they are the same; false leaves that to a store that
  /// does so itself as it writes.
  public var compares: Bool
  /// When it is: the time of a ticket's changes where an export names none.
  public var now: Instant
  /// How many changed fields, and how many that were left as they are here, are told one by one.
  public var listed: Int
  /// Rows that are wrong are left out, Rapport's own too, and handed back as they stand.
  public var rejects: Bool
  /// What becomes of what the source lists no more. Nil: what a mapping's source lists no more is counted.
  public var absent: AbsentRule?
  /// Who wants it: a run of a source does not bring in again what was taken back of its runs.
  public var occasion = ImportOccasion.byHand
  public var reading: RecordReading

  public init(
    kind: RecordKind? = nil, mapping: Mapping? = nil, rawCSV: Bool = false, compares: Bool = true,
    now: Instant = Instant(seconds: 0), listed: Int = 20, rejects: Bool = false,
    reading: RecordReading = RecordReading()
  ) {
    self.kind = kind
    self.mapping = mapping
    self.rawCSV = rawCSV
    self.compares = compares
    self.now = now
    self.listed = listed
    self.rejects = rejects
    self.reading = reading
  }
}
