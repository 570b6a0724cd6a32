/// Fields of a kind of fact, each by its place among the columns of files.
public struct ToldFields: Hashable, Sendable {
  private var bits: UInt64

  public init() { bits = 0 }
  private init(bits: UInt64) { self.bits = bits }

  /// No kind has more columns than fit, which a test holds.
  static let most = UInt64.bitWidth
  public static let all = ToldFields(bits: .max)

  public init(_ columns: some Sequence<Int>) {
    self.init()
    for column in columns { insert(column) }
  }

  public mutating func insert(_ column: Int) { bits |= 1 << UInt64(column) }
  public mutating func remove(_ column: Int) { bits &= ~(1 << UInt64(column)) }
  public func contains(_ column: Int) -> Bool { bits & 1 << UInt64(column) != 0 }
  public var isEmpty: Bool { bits == 0 }
  func union(_ other: ToldFields) -> ToldFields { ToldFields(bits: bits | other.bits) }
  public func intersection(_ other: ToldFields) -> ToldFields { ToldFields(bits: bits & other.bits) }
  public func subtracting(_ other: ToldFields) -> ToldFields { ToldFields(bits: bits & ~other.bits) }
}

/// A fact as a source tells it, and which of its fields the source says anything about.
public struct ToldFact: Hashable, Sendable {
  public var fact: Fact
  public var fields: ToldFields
  /// In which of the others a value stands all the same that nobody has said: it holds for what is new.
  public var standIns = ToldFields()
  /// In which something else here decides: what the source says is remembered and not taken over.
  public var decided = ToldFields()
  /// Of a customer: it is one, and no more is said of how it stands. Of one that has left here that is another word.
  public var isCustomer = false
  /// Told of a customer that was merged away: taken where nothing is there yet.
  public var yields = false
  /// The source knows under this key what is known here under the fact's own; what it says is remembered under this one.
  public var toldAs: FactKey?
  /// A row before it in the same import is known to have told of the same thing.
  public var isAgain = false

  public init(_ fact: Fact, fields: ToldFields = .all, standIns: ToldFields = ToldFields()) {
    self.fact = fact
    self.fields = fields
    self.standIns = standIns
  }

  /// Whether it says of any field something else than holds.
  public func differs(from held: [String]) -> Bool {
    zip(fact.texts, held).enumerated().contains { fields.contains($0.offset) && $0.element.0 != $0.element.1 }
  }

  /// A fact that follows from what a source tells. Of an answer to a survey what is empty says nothing; an event is one thing.
  public init(filling fact: Fact) {
    self.init(fact)
    guard case .survey = fact else { return }
    fields = ToldFields()
    for (column, text) in fact.texts.enumerated() where !text.isEmpty { fields.insert(column) }
  }
}

/// What is stored under a fact's key, and what a source said of it before.
public struct FactStanding: Hashable, Sendable {
  /// Nil where there is none.
  public var held: Fact?
  /// The texts of its columns as the source said them last, or, where it never did, as they were when some import wrote
  /// them last; nil where no import did.
  public var last: [String]?
  /// Of which columns the source has never said anything.
  public var unsaid = ToldFields()
  /// In which of those somebody here has set what holds: it stays.
  public var byHand = ToldFields()
  /// The source tells of it under its own key, not only under the one it is told as.
  public var isToldItself = false
  /// Somebody here took it away, and it had come from an import.
  public var isRemovedHere = false

  public init(held: Fact? = nil, last: [String]? = nil, isRemovedHere: Bool = false) {
    self.held = held
    self.last = last
    self.isRemovedHere = isRemovedHere
  }
}

/// One field of a fact that an import changed, before and after, as files have it.
public struct FieldChange: Hashable, Sendable {
  public var key: FactKey
  public var field: String
  public var before: String
  public var after: String
  /// What the source had said before, where the value has been changed here since, and the source changed it too: what it says now
  /// has taken the place of that. Nil where nobody but the source has changed it.
  public var saidBefore: String?
  /// The day from which it holds, where the past keeps what it had.
  public var since: LocalDate?

  public init(_ key: FactKey, _ field: String, before: String, after: String, saidBefore: String? = nil) {
    self.key = key
    self.field = field
    self.before = before
    self.after = after
    self.saidBefore = saidBefore
  }
}

/// One field in which a source goes on to say something else than holds here.
public struct KeptField: Hashable, Sendable {
  public var key: FactKey
  public var field: String
  public var here: String
  public var source: String

  public init(_ key: FactKey, _ field: String, here: String, source: String) {
    self.key = key
    self.field = field
    self.here = here
    self.source = source
  }
}

/// What an import changed and what it left: the first of each in full, and the number of the rest.
public struct ImportFindings: Hashable, Sendable {
  /// So many of each.
  public var limit: Int
  public var changes: [FieldChange] { heldChanges.few(limit, of: heldChanges.count + unheldChanges).shown }
  public var kept: [KeptField] { heldKept.few(limit, of: heldKept.count + unheldKept).shown }
  public var moreChanges: Int { heldChanges.count + unheldChanges - changes.count }
  public var moreKept: Int { heldKept.count + unheldKept - kept.count }

  /// One more of each than are shown, and how many found no room.
  private var heldChanges: [FieldChange] = []
  private var heldKept: [KeptField] = []
  private var unheldChanges = 0
  private var unheldKept = 0

  public init(limit: Int = 20) { self.limit = limit }

  public mutating func add(_ outcome: SourceComparison.Outcome) { add(outcome.changes, outcome.kept) }

  public mutating func add(_ changes: [FieldChange], _ kept: [KeptField]) {
    unheldChanges += ImportFindings.add(changes, to: &heldChanges, limit)
    unheldKept += ImportFindings.add(kept, to: &heldKept, limit)
  }

  public mutating func add(_ other: ImportFindings) {
    add(other.heldChanges, other.heldKept)
    unheldChanges += other.unheldChanges
    unheldKept += other.unheldKept
  }

  /// What came once more in the same import under another key: from what was there before to what holds in the end. `isNew`: nothing
  /// was there.
  public mutating func addAgain(_ outcome: SourceComparison.Outcome, isNew: Bool) {
    var rest: [FieldChange] = []
    for change in outcome.changes {
      guard let place = heldChanges.firstIndex(where: { $0.key == change.key && $0.field == change.field }) else {
        rest.append(change)
        continue
      }
      heldChanges[place].after = change.after
      if heldChanges[place].before == change.after { heldChanges.remove(at: place) }
    }
    add(isNew ? [] : rest, outcome.kept)
  }

  /// What is found of a thing by all rows of an import that told of it, where what those before the last one had found stood.
  public mutating func replace(
    _ former: SourceComparison.Outcome, of key: FactKey, by outcome: SourceComparison.Outcome
  ) {
    let change = ImportFindings.remove(former.changes.count, from: &heldChanges) { $0.key == key }
    let left = ImportFindings.remove(former.kept.count, from: &heldKept) { $0.key == key }
    unheldChanges = max(0, unheldChanges - change.unlisted)
    unheldKept = max(0, unheldKept - left.unlisted)
    unheldChanges += ImportFindings.add(outcome.changes, to: &heldChanges, limit, at: change.place)
    unheldKept += ImportFindings.add(outcome.kept, to: &heldKept, limit, at: left.place)
  }

  /// What was found to change of a thing that holds in the end what it held before. What found no room is not known by its thing.
  public mutating func takeBack(_ key: FactKey) { heldChanges.removeAll { $0.key == key } }

  /// Changes of a price that hold from a day on.
  public mutating func hold(from day: LocalDate, pricesOf keys: Set<FactKey>) {
    guard !keys.isEmpty else { return }
    for place in heldChanges.indices where keys.contains(heldChanges[place].key) {
      guard ["amount", "currency"].contains(heldChanges[place].field) else { continue }
      heldChanges[place].since = day
    }
  }

  /// Where the first of them stood, and how many of the `count` were not listed.
  private static func remove<Finding>(
    _ count: Int, from list: inout [Finding], where isIt: (Finding) -> Bool
  ) -> (place: Int?, unlisted: Int) {
    let (place, listed) = (list.firstIndex(where: isIt), list.count)
    list.removeAll(where: isIt)
    return (place, max(0, count - (listed - list.count)))
  }

  /// How many found no room.
  private static func add<Finding>(
    _ found: [Finding], to list: inout [Finding], _ limit: Int, at place: Int? = nil
  ) -> Int {
    guard !found.isEmpty else { return 0 }
    let room = max(0, limit - list.count + (limit == .max ? 0 : 1))
    list.insert(contentsOf: found.prefix(room), at: place ?? list.count)
    return max(0, found.count - room)
  }
}
