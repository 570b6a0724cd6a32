import CustomerSuccess

/// One row on its way to facts: values by column, read with complaints gathered instead of thrown, so that one look at a
/// wrong row names all that is wrong with it.
struct RecordRow {
  let line: Int
  /// Which row of its file it was read from, from 1: files with many rows on one line tell them by it.
  let number: Int
  private let values: [String]
  private let table: RecordTable
  /// What a mapping could not make of it.
  private let mapped: [InputComplaint]
  /// How many of the kind's columns a declaration has shown so far.
  private var shown = 0
  /// The columns whose values only stand in for what nothing in the row says.
  let untold: ToldFields
  /// The columns that say something: a blank cell does only where it is to clear what was there.
  private(set) var told = ToldFields()
  /// Those of `untold` whose values were taken, for there is nothing else.
  private(set) var standIns = ToldFields()
  private(set) var complaints: [InputComplaint] = []
  /// What has to be there and is blank: nothing is wrong with it where the row is about something that is there already.
  private(set) var lacking: [InputComplaint] = []
  /// What is to be told of it though it is taken, and the value.
  private(set) var remarks: [(reason: String, value: String)] = []
  /// What stands where a cell is blank.
  private var standing: [String]?
  /// It says of a customer that it is one, and no more of how it stands.
  var isCustomer = false
  /// What the row says, where that is no matter of columns.
  private(set) var made: Fact?
  /// The state that a ticket's row tells; a stored ticket is caught up with it.
  var snapshot: Aside<TicketSnapshot>?
  /// Names that say which other names there can be.
  private var path = PathID("")
  private var category: CauseID?

  /// `complaints`: what is wrong with columns already, of which nothing more is said.
  init(
    line: Int, number: Int, values: [String], untold: ToldFields = ToldFields(), of table: RecordTable,
    complaints: [InputComplaint] = []
  ) {
    self.complaints = complaints
    self.untold = untold
    mapped = complaints
    self.line = line
    self.number = number
    self.values = values
    self.table = table
  }

  /// A row that says this fact.
  init(line: Int, number: Int, _ fact: Fact, of table: RecordTable) {
    self.init(line: line, number: number, values: [], of: table)
    made = fact
  }

  var file: String { table.file }
  var reading: RecordReading { table.reading }

  mutating func complain(_ column: String, _ message: String) {
    guard !complaints.contains(where: { $0.column == column && $0.line == line }) else { return }
    complaints.append(InputComplaint(file: file, line: line, column: column, message: message))
  }

  mutating func complain(_ cell: RecordCell, _ message: String) {
    guard cell.isEmpty else { return complain("\(cell.column)", message) }
    guard !isWrong("\(cell.column)") else { return }
    lacking.append(InputComplaint(file: file, line: line, column: "\(cell.column)", message: message))
  }

  /// A time that has not come yet says nothing, and that is told.
  mutating func leaveAhead(_ column: StaticString, _ moment: Instant) {
    remarks.append((DatesAhead.untold("\(column)"), moment.iso8601))
  }

  /// Tells of a time that comes within hours, and whether it is one.
  @discardableResult mutating func tellSoon(_ column: StaticString, _ moment: Instant, _ outcome: String) -> Bool {
    guard reading.ahead?.isSoon(moment) == true else { return false }
    remarks.append((DatesAhead.soon("\(column)", outcome), moment.iso8601))
    return true
  }

  /// What a mapping could not make of a cell leaves it blank; that is one fault, not two.
  private func isWrong(_ column: String) -> Bool { (complaints + lacking).contains { $0.column == column } }

  mutating func lack(_ column: String, _ expected: String) {
    let message = "empty, expected \(expected)"
    guard let place = table.places.byName[column], place < values.count, !values[place].trimmingBlanks().isEmpty else {
      guard !isWrong(column) else { return }
      return lacking.append(InputComplaint(file: file, line: line, column: column, message: message))
    }
    complain(column, message)
  }

  /// The row about what is there already, to be read again: `texts` are the stored fact's, by its columns, and stand where a cell
  /// is blank. They are not told by the row.
  func over(_ texts: [String]) -> RecordRow {
    var row = RecordRow(line: line, number: number, values: values, untold: untold, of: table, complaints: mapped)
    row.standing = texts
    row.isCustomer = isCustomer
    return row
  }

  /// What is blank is wrong, for there is nothing yet that could stay.
  mutating func refuseLacking() {
    complaints += lacking
    lacking = []
  }

  /// The columns come in their order.
  mutating func next(_ field: RecordField) -> RecordCell {
    let place = table.places.inOrder[shown]
    var cell = RecordCell(column: field.name, text: place < values.count ? values[place] : "")
    let tells = (!cell.isEmpty || table.places.clearing.contains(shown)) && !untold.contains(shown)
    let isStandIn = !tells && !cell.isEmpty
    if tells {
      told.insert(shown)
    } else if let standing, !isStandIn || !standing[shown].isEmpty {
      cell.text = standing[shown]
    } else if isStandIn {
      standIns.insert(shown)
    }
    shown += 1
    return cell
  }

  func cell(_ column: StaticString) -> RecordCell {
    guard let place = table.places.byName["\(column)"], place < values.count else {
      return RecordCell(column: column, text: "")
    }
    return RecordCell(column: column, text: values[place])
  }

  /// Whether the row says something of it.
  func tells(_ column: StaticString) -> Bool {
    !isUntold(column) && (!isEmpty(column) || table.places.clears("\(column)"))
  }

  /// Whether nothing in the row says it, though its file is one that could.
  func isUntold(_ column: StaticString) -> Bool { table.places.byName["\(column)"].map(untold.contains) ?? false }

  /// As it stands; empty when the file has no such column.
  func text(_ column: StaticString) -> String { cell(column).text }
  func isEmpty(_ column: StaticString) -> Bool { cell(column).isEmpty }

  mutating func required(_ cell: RecordCell, _ expected: StaticString) -> String {
    if cell.text.utf8.allSatisfy({ $0 == 32 || $0 == 9 }) { complain(cell, "empty, expected \(expected)") }
    return cell.text
  }

  /// An id: trimmed, not empty, without control characters.
  mutating func id<ID: Identifier>(_ cell: RecordCell, as type: ID.Type = ID.self) -> ID {
    let text = cell.trimmed
    if text.isEmpty { complain(cell, "empty, expected an id") }
    if text.utf8.count > 200 { complain(cell, "an id of \(text.utf8.count) bytes, expected at most 200") }
    // A control character is one byte of UTF-8, and no part of any other.
    if text.utf8.contains(where: { $0 < 32 || $0 == 127 }) { complain(cell, "a control character in an id") }
    return ID(text)
  }

  /// Complains of a name that the rules do not know.
  mutating func known<ID: Identifier>(_ field: RecordField, _ id: ID) -> ID {
    guard !id.text.isEmpty else { return id }
    var complaint: String?
    switch id {
    case let id as PathID:
      path = id
      complaint = reading.names?.complaint(id)
    case let id as ModuleID: complaint = reading.names?.complaint(id, of: path)
    case let id as CauseID:
      complaint = category.map { reading.names?.complaint(id, of: $0) } ?? reading.names?.complaint(id)
      category = category ?? id
    // All other ids are any text, and there are many more of them: the rules' names are not looked at.
    default: break
    }
    if let complaint { complain("\(field.name)", complaint) }
    return id
  }

  mutating func optionalID<ID: Identifier>(_ cell: RecordCell, as type: ID.Type = ID.self) -> ID? {
    cell.isEmpty ? nil : id(cell)
  }

  /// One of an enumeration's names; upper case, blanks, `-` and `_` make no difference. Empty gives `standard`.
  mutating func choice<Choice: FieldChoice>(_ cell: RecordCell, standard: Choice? = nil) -> Choice? {
    let text = cell.trimmed
    if text.isEmpty, let standard { return standard }
    if let choice = Choice(rawValue: text) { return choice }
    let wanted = text.plainName
    if let choice = Choice.allCases.first(where: { $0.rawValue.plainName == wanted }) { return choice }
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    complain(cell, "found '\(text.excerpt)', expected one of \(names)")
    return nil
  }

  mutating func flag(_ cell: RecordCell) -> Bool {
    switch cell.trimmed.lowercased() {
    case "", "false", "no", "0": return false
    case "true", "yes", "1": return true
    case let other:
      complain(cell, "found '\(other.excerpt)', expected true or false")
      return false
    }
  }

  mutating func integer(_ cell: RecordCell, in range: ClosedRange<Int>) -> Int? {
    let text = cell.trimmed
    guard let value = Int(text), range.contains(value) else {
      complain(
        cell,
        "found '\(text.excerpt)', expected a whole number\(RecordRow.words(range))\(LooksLike.amount(text))")
      return nil
    }
    return value
  }

  mutating func optionalInteger(_ cell: RecordCell, in range: ClosedRange<Int>) -> Int? {
    cell.isEmpty ? nil : integer(cell, in: range)
  }

  mutating func date(_ cell: RecordCell) -> LocalDate? {
    let text = cell.trimmed
    guard let date = LocalDate(iso8601: text) else {
      let looks = LooksLike.date(text)
      complain(cell, "found '\(text.excerpt)'\(looks.aside), expected a date such as 2026-11-23\(looks.hint)")
      return nil
    }
    return date
  }

  /// A time with an offset; without one it is read in the zone the import was given, if any.
  mutating func instant(_ cell: RecordCell) -> Instant? {
    let text = cell.trimmed
    if let moment = Instant(iso8601: text) { return moment }
    guard let stamp = LocalTimestamp(text: text) else {
      let looks = LooksLike.date(text)
      complain(
        cell, "found '\(text.excerpt)'\(looks.aside), expected a time such as 2026-11-23T14:05:32Z\(looks.hint)")
      return nil
    }
    guard let zone = reading.zone else {
      complain(
        cell, "found '\(text.excerpt)' without an offset, expected a time such as 2026-11-23T14:05:32Z or a zone")
      return nil
    }
    return zone.instant(stamp.date, secondOfDay: stamp.secondOfDay)
  }

  mutating func optionalInstant(_ cell: RecordCell) -> Instant? { cell.isEmpty ? nil : instant(cell) }

  private static func words(_ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (.min, .max): ""
    case (let low, .max): " of \(low) or more"
    case (let low, let high): " from \(low) to \(high)"
    }
  }
}

/// What the rows of a table have in common: one object for all of them, for rows are copied more often than they are read.
final class RecordTable: Sendable {
  let file: String
  let places: RecordPlaces
  let reading: RecordReading

  init(file: String, places: RecordPlaces, reading: RecordReading) {
    self.file = file
    self.places = places
    self.reading = reading
  }
}

/// One value of a row.
struct RecordCell {
  var column: StaticString
  var text: String

  var trimmed: String { text.trimmingBlanks() }
  var isEmpty: Bool { trimmed.isEmpty }
}

/// Where the columns of a kind stand in a file.
struct RecordPlaces {
  let byName: [String: Int]
  /// For each column of the kind, in their order; beyond every row where the file has none.
  let inOrder: [Int]
  /// Columns of the kind, by their order, in which a blank cell clears what was there.
  private(set) var clearing = ToldFields()
  private let clearingNames: Set<String>

  init(_ byName: [String: Int] = [:], of kind: RecordKind, clearing names: Set<String> = []) {
    self.byName = byName
    inOrder = kind.header.map { byName[$0] ?? .max }
    clearingNames = names.intersection(byName.keys)
    for (column, name) in kind.header.enumerated() where clearingNames.contains(name) { clearing.insert(column) }
  }

  func clears(_ column: String) -> Bool { clearingNames.contains(column) }
}
