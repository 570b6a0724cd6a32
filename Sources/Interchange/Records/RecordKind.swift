public import CustomerSuccess

/// The kinds of rows that can be imported and exported, each after those it refers to: one a kind of fact, by the name that
/// files and commands have for it.
public struct RecordKind: RawRepresentable, CaseIterable, Hashable, Sendable, Comparable {
  /// The facts that are exported as this kind of row.
  public let factKind: FactKind

  /// The kind of row for facts of a kind.
  public init(of kind: FactKind) { factKind = kind }
  /// The kind of row that `fact` is written as.
  public init(of fact: Fact) { self.init(of: fact.kind) }

  public static let allCases = FactKind.allCases.map(RecordKind.init(of:))

  public init?(rawValue: String) {
    guard let kind = RecordKind.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  public var rawValue: String { "\(factKind.record.names.rows)" }

  public static func < (left: RecordKind, right: RecordKind) -> Bool { left.factKind < right.factKind }

  /// The columns of this kind of row, in the order they are written.
  public var columns: [RecordColumn] { RecordKind.known[factKind] ?? [] }
  public var header: [String] { factKind.columnNames }

  private static let known = Dictionary(
    uniqueKeysWithValues: FactKind.allCases.map { ($0, $0.record.columns) })

  /// The kind whose required columns are all there and which knows all the columns; nil when none or several fit.
  public init?(columns found: [String]) {
    let fitting = RecordKind.allCases.filter { kind in
      let known = Set(kind.header)
      let required = kind.columns.filter(\.isRequired).map(\.name)
      return found.allSatisfy(known.contains) && required.allSatisfy(found.contains)
    }
    guard fitting.count == 1 else { return nil }
    self = fitting[0]
  }

  /// Other kinds that know all of these columns too and lack no more than one that they have to have: what the rows are, a file
  /// that is called like its kind says.
  func alike(_ found: [String], in file: String) -> [RecordKind] {
    guard !isNamed(in: file) else { return [] }
    return RecordKind.allCases.filter { kind in
      let required = kind.columns.filter(\.isRequired).map(\.name)
      return kind != self && found.allSatisfy(kind.header.contains) && required.count { !found.contains($0) } <= 1
    }
  }

  /// A file is called like what its rows are: `contacts-2026.csv`.
  func isNamed(in file: String) -> Bool {
    let stem = (file.split(separator: "/").last ?? "").lowercased()
    return stem.contains(rawValue.lowercased()) || stem.contains("\(factKind.record.names.title)".lowercased())
  }
}

extension RecordKind {
  public static let customers = RecordKind(of: .customer)
  public static let contacts = RecordKind(of: .contact)
  public static let metrics = RecordKind(of: .observation)
  public static let overrides = RecordKind(of: .override)
  public static let scores = RecordKind(of: .score)
  public static let actions = RecordKind(of: .action)
  public static let activities = RecordKind(of: .activity)
  public static let tickets = RecordKind(of: .ticket)
  public static let ticketEvents = RecordKind(of: .ticketEvent)
  public static let surveys = RecordKind(of: .survey)
  public static let learners = RecordKind(of: .learner)
  public static let enrolments = RecordKind(of: .enrolment)
  public static let progress = RecordKind(of: .progress)
  public static let certificates = RecordKind(of: .certificate)
  public static let subscriptions = RecordKind(of: .subscription)
  public static let counters = RecordKind(of: .counter)
}

/// One column of a kind of row.
public struct RecordColumn: Hashable, Sendable {
  public var name: String
  /// A file without it is not of this kind.
  public var isRequired: Bool
  /// What stands in it, for people.
  public var meaning: String
}

/// A fact as a row of its kind, in the order of `RecordKind.columns`.
public func exportRow(_ fact: Fact) -> [String] { fact.texts }

extension FactRecord {
  static var columns: [RecordColumn] {
    var visitor = SeenColumns()
    blank.show(to: &visitor)
    return visitor.columns
  }

  /// The fact of a row. Complaints gather in `row`; when there are any, what is returned is thrown away.
  static func read(_ row: inout RecordRow) -> Fact {
    var value = blank
    fields(&value, &row)
    check(value, &row)
    return value.fact
  }
}

private struct SeenColumns: FieldVisitor {
  var columns: [RecordColumn] = []

  mutating func see(_ field: RecordField) {
    columns.append(RecordColumn(name: "\(field.name)", isRequired: field.isRequired, meaning: "\(field.help)"))
  }
}

extension RecordKind {
  /// The facts of a row: of a ticket also what its row tells of its events.
  func read(_ row: inout RecordRow, into facts: inout [ToldFact]) {
    if let made = row.made { return facts.append(ToldFact(made)) }
    let fact = factKind.record.read(&row)
    guard case .ticket(var ticket) = fact else {
      var told = ToldFact(fact, fields: row.told, standIns: row.standIns)
      told.isCustomer = row.isCustomer
      return facts.append(told)
    }
    var told = row.told
    let untold = ticket.untold
    let story = ticket.story(in: &row)
    // That a clock is not told for what lies ahead the row says, whatever columns it has.
    if ticket.untold != untold, let place = header.firstIndex(of: "untold") { told.insert(place) }
    facts.append(ToldFact(.ticket(ticket), fields: told))
    facts += story.map { ToldFact(filling: $0) }
  }
}
