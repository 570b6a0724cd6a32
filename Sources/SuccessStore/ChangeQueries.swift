public import CustomerSuccess

/// What is to be imported: how the log calls it, and where it comes from.
public struct ImportOrder: Hashable, Sendable {
  public var title: String
  /// Whose news is to be told from what it said before, such as a mapping's name; empty for Rapport's own files. Nil for what
  /// holds as it comes.
  public var source: String?
  /// How many changed fields, and how many that were left, are told one by one.
  public var listed: Int
  public var occasion: ImportOccasion

  public init(_ title: String, source: String? = nil, listed: Int = 20, occasion: ImportOccasion = .byHand) {
    self.title = title
    self.source = source
    self.listed = listed
    self.occasion = occasion
  }
}

/// Who wants an import: it decides what an earlier one that was taken back has said.
public enum ImportOccasion: Hashable, Sendable {
  /// Whoever imports a file again after taking it back wants it in.
  case byHand
  /// A source tells the same again by itself: what was taken back of its runs stays so, until it says something else.
  case run
  /// A run for which somebody wants everything, also what was taken back.
  case runAnew

  public var isRun: Bool { self != .byHand }
  /// What runs said that were taken back counts as said.
  public var recalls: Bool { self == .run }
}

/// Runs of a source that were taken back: the entries of the log.
public struct UndoneRunsQuery: TimelessQuestion {
  public typealias Answer = [Int]
  public var source: String
  public init(source: String) { self.source = source }
}

/// Of each fact what a source said of it last, if that was in one of `runs`, which were taken back.
public struct TakenBackQuery: TimelessQuestion {
  public typealias Answer = [FactKey: TakenBack]
  public var keys: [FactKey]
  public var source: String
  public var runs: [Int]

  public init(_ keys: [FactKey], source: String, runs: [Int]) {
    self.keys = keys
    self.source = source
    self.runs = runs
  }
}

/// What one run said that was taken back.
public struct TakenBack: Hashable, Sendable {
  public var fact: Fact
  /// There is such a fact, as it was before the run or as it has become since.
  public var isStored: Bool

  public init(_ fact: Fact, isStored: Bool) {
    self.fact = fact
    self.isStored = isStored
  }
}

/// A ticket's events that `runs` brought, and that were taken back with them; oldest first.
public struct TakenBackEventsQuery: TimelessQuestion {
  public typealias Answer = [TicketEvent]
  public var ticket: TicketID
  public var runs: [Int]

  public init(of ticket: TicketID, runs: [Int]) {
    self.ticket = ticket
    self.runs = runs
  }
}

/// What is stored under a key, and what a source said of it last.
public struct StandingQuery: TimelessQuestion {
  public typealias Answer = FactStanding
  public var key: FactKey
  public var source: String
  /// The key under which the source knows it, where that is another one.
  public var toldAs: FactKey?

  public init(_ key: FactKey, source: String, toldAs: FactKey? = nil) {
    self.key = key
    self.source = source
    self.toldAs = toldAs
  }
}

/// Of contacts those that are not there, and were not taken away here.
public struct UnknownContactsQuery: TimelessQuestion {
  /// What a source said of each before that was taken for another contact; nil: nothing. The texts of a contact's columns.
  public typealias Answer = [ContactID: [String]?]
  public var contacts: [ContactID]
  public var source: String

  public init(_ contacts: [ContactID], source: String) {
    self.contacts = contacts
    self.source = source
  }
}

/// A customer by what it is called.
public struct NamedCustomer: Hashable, Sendable {
  public var id: CustomerID
  public var name: String

  public init(_ id: CustomerID, _ name: String) {
    self.id = id
    self.name = name
  }
}

/// Of customers those that are not there, and were not taken away here, with who is there and called the same but for case, accents,
/// signs and legal endings.
public struct NamesakesQuery: TimelessQuestion {
  /// By the id of who is not there, in the order of ids; whoever has none is left out.
  public typealias Answer = [CustomerID: [NamedCustomer]]
  public var customers: [NamedCustomer]
  public var source: String

  public init(of customers: [NamedCustomer], source: String) {
    self.customers = customers
    self.source = source
  }
}

/// Of customers as a source tells them, those whose id is another company here, of which that source has never told: called otherwise,
/// now and before, but for case, accents, signs and legal endings.
public struct OtherCustomersQuery: TimelessQuestion {
  /// Who has the id here; whoever is not there, or is the same one, is left out.
  public typealias Answer = [CustomerID: OtherCustomer]
  public var customers: [NamedCustomer]
  public var source: String

  public init(of customers: [NamedCustomer], source: String) {
    self.customers = customers
    self.source = source
  }
}

/// Who has an id here that a source has for another company.
public struct OtherCustomer: Hashable, Sendable {
  public var name: String
  /// Whose import told of it last; nil where no mapping's did.
  public var source: String?

  public init(name: String, source: String?) {
    self.name = name
    self.source = source
  }
}

/// Of customers of whom another amount is told than they say of themselves: those whose subscriptions bring another one on a day, and
/// decide. Who has left says what it brought last.
public struct DecidedRevenueQuery: TimelessQuestion {
  /// What the subscriptions bring.
  public typealias Answer = [CustomerID: Money]
  public var told: [CustomerID: Money]
  public var day: LocalDate

  public init(_ told: [CustomerID: Money], on day: LocalDate) {
    self.told = told
    self.day = day
  }
}

/// All contacts of some customers.
public struct ContactsQuery: TimelessQuestion {
  public typealias Answer = [Contact]
  public var customers: [CustomerID]
  public init(of customers: [CustomerID]) { self.customers = customers }
}

/// What a source has told of, of customers those who have not left, of tickets those that are open; any other kind: none.
public struct ToldQuery: TimelessQuestion {
  public typealias Answer = [FactKey]
  public var kind: FactKind
  public var source: String

  public init(_ kind: FactKind, source: String) {
    self.kind = kind
    self.source = source
  }
}

/// The names under which imports have told of anything, in their order; Rapport's own files have none.
public struct ImportSourcesQuery: TimelessQuestion {
  public typealias Answer = [String]
  public init() {}
}

/// A fact as it was before it was taken away; nil where it is there, or the log does not tell of it.
public struct RemovedFactQuery: TimelessQuestion {
  public typealias Answer = Fact?
  public var key: FactKey
  public init(_ key: FactKey) { self.key = key }
}

/// Who was forgotten here, and which customers were merged away: what no import takes back.
public struct ImportMemoryQuery: TimelessQuestion {
  public typealias Answer = ImportMemory
  public init() {}
}

/// What customers were called before they were renamed, oldest first: outside, they may be called so still.
public struct FormerNamesQuery: TimelessQuestion {
  public typealias Answer = [FormerName]
  public init() {}
}

public struct FormerName: Hashable, Sendable {
  public var customer: CustomerID
  public var name: String

  public init(customer: CustomerID, name: String) {
    self.customer = customer
    self.name = name
  }
}

/// What a bulk import did.
public struct ImportSummary: Hashable, Sendable {
  /// The change's entry in the log; nil when the store held every fact already.
  public var entry: ChangeEntry?
  /// Only kinds that were handed over.
  public var counts: [FactKind: Counts]

  public struct Counts: Hashable, Sendable {
    public var added: Int
    /// Facts that were there with another value.
    public var changed: Int
    /// Facts that were there just so: no change.
    public var unchanged: Int

    public init(added: Int = 0, changed: Int = 0, unchanged: Int = 0) {
      self.added = added
      self.changed = changed
      self.unchanged = unchanged
    }
  }

  /// Which fields changed, and in which the source was not followed.
  public var findings: ImportFindings

  public init(entry: ChangeEntry?, counts: [FactKind: Counts], findings: ImportFindings = ImportFindings()) {
    self.entry = entry
    self.counts = counts
    self.findings = findings
  }
}

/// Entries of the change log that match, newest first.
public struct LogQuery: TimelessQuestion {
  public typealias Answer = [ChangeEntry]
  public var filter: LogFilter
  public var limit: Int
  /// Only entries older than this one: the last id of the page before.
  public var before: Int?

  public init(_ filter: LogFilter = LogFilter(), limit: Int, before: Int? = nil) {
    self.filter = filter
    self.limit = limit
    self.before = before
  }
}

/// The newest of the author's own changes that still stand, undoings left out; at most `count`. One that is for good is the
/// last of them: nobody takes back what lies below it by mistake. Read from the log, so that undo and redo hold across restarts.
public struct UndoableQuery: TimelessQuestion {
  public typealias Answer = [ChangeEntry]
  public var author: String
  public var count: Int

  public init(by author: String, count: Int = 1) {
    self.author = author
    self.count = count
  }
}

/// The author's newest undoing that stands, with nothing new done since: what redo turns round. Nil when there is none.
public struct RedoableQuery: TimelessQuestion {
  public typealias Answer = ChangeEntry?
  public var author: String

  public init(by author: String) { self.author = author }
}

/// The entry that was made under this key; nil when there is none. Refuses a key that stands for another change.
public struct OnceQuery: TimelessQuestion {
  public typealias Answer = ChangeEntry?
  public var key: OnceKey

  public init(_ key: OnceKey) { self.key = key }
}

/// An entry with at most `limit` of its edits; nil when there is no such entry.
public struct ChangeQuery: TimelessQuestion {
  public typealias Answer = ChangeRecord?
  public var entry: ChangeEntry.ID
  public var limit: Int
  /// With what it takes to tell it in words.
  public var withContext: Bool

  public init(_ entry: ChangeEntry.ID, limit: Int, withContext: Bool = false) {
    self.entry = entry
    self.limit = limit
    self.withContext = withContext
  }
}

/// One entry of the change log with what it did.
public struct ChangeRecord: Hashable, Sendable, Identifiable {
  public var entry: ChangeEntry
  /// The first edits, both sides; facts added in bulk are only counted.
  public var edits: [FactEdit]
  /// How many edits there are in all.
  public var editCount: Int
  /// Facts added in bulk, by kind.
  public var added: [FactKind: Int]
  /// The entry that undid this one, if it is undone now.
  public var undoneBy: Int?
  /// What is known of the things that it is about, where it was asked for.
  public var context = ChangeContext()
  /// What it did to somebody who has been forgotten since is not among them.
  public var isScrubbed = false
  public var id: Int { entry.id }

  public init(
    entry: ChangeEntry, edits: [FactEdit], editCount: Int, added: [FactKind: Int], undoneBy: Int?
  ) {
    self.entry = entry
    self.edits = edits
    self.editCount = editCount
    self.added = added
    self.undoneBy = undoneBy
  }
}

/// Something `check` found wrong, in words, with what to do about it.
public struct StoreFinding: Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}
