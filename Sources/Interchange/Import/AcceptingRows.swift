import CustomerSuccess
import Files

/// Rows are taken that come once and whose references are met; others are left out, or end the import.
extension ImportRun {
  mutating func accept(_ read: ReadRows, table: Int) throws -> [ToldFact] {
    var rows = read
    let files = [rows.file]
    try Self.putAside(files) {
      try meet(&rows, table: table)
      rows.keep { row, facts in
        guard let again = facts.first(where: \.isAgain) else { return true }
        let complaint = InputComplaint(
          file: tables[table].report.file, line: row.line, message: "\(again.fact.key.words) given before")
        guard row.snapshot != nil else {
          noteAgain(complaint, table: table)
          return true
        }
        leaveOut([complaint], table: table, row.values)
        return false
      }
    }
    leaveOutCircles(&rows, table: table)
    try leaveOutOtherCompanies(&rows, table: table)
    try Self.putAside(files) { try leaveOutLacking(&rows, table: table) }
    try catchUp(&rows, table: table)
    try recognise(&rows, table: table)
    return try settled(rows.facts)
  }

  mutating func noteAgain(_ found: ReferenceBook.Unresolved) {
    for complaint in found.again {
      guard let table = tables.firstIndex(where: { $0.report.file == complaint.file }) else { continue }
      noteAgain(complaint, table: table)
      if complaint == found.again.last { noteAgain(complaint, table: table, count: found.moreAgain) }
    }
  }

  /// The later one holds, or the one that was changed later where it comes from.
  private mutating func noteAgain(_ complaint: InputComplaint, table: Int, count: Int = 1) {
    tables[table].report.notices.add(
      "given again; the newer row holds", example: complaint.description, count: count)
  }

  private mutating func leaveOutCircles(_ rows: inout ReadRows, table: Int) {
    switch rows.facts.first?.fact {
    case .ticket, .ticketEvent: break
    default: return
    }
    rows.keep { row, facts in
      for case .ticketEvent(let event) in facts.lazy.map(\.fact) {
        guard let words = merges.complaint(of: event) else { continue }
        let complaint = InputComplaint(
          file: tables[table].report.file, line: row.line, column: "into", message: words)
        leaveOut([complaint], table: table, row.values)
        return false
      }
      return true
    }
  }

  /// What an import puts aside may find no room.
  static func putAside<Answer>(_ files: [String], _ body: () throws -> Answer) throws -> Answer {
    do { return try body() } catch let failure as FileFailure {
      throw InterchangeError.unreadable(file: files.first ?? "", reason: failure.words)
    }
  }

  /// Enters what the rows tell in the book, and marks what was met before.
  private mutating func meet(_ rows: inout ReadRows, table: Int) throws {
    for row in rows.rows {
      let place = GivenFacts.Place(file: table, line: row.line)
      var isAgain = false
      for index in row.facts {
        let told = rows.facts[index]
        if told.toldAs != nil { references.list(told.fact.key) }
        guard try !references.meet(told.toldAs ?? told.fact.key, at: place) else { continue }
        rows.facts[index].isAgain = true
        isAgain = true
      }
      // Such a row is left out.
      guard isAgain, row.snapshot != nil else { continue }
      for told in rows.facts[row.facts] where !told.isAgain { references.forget(told.fact) }
    }
  }

  /// Leaves those rows out whose references are not all met.
  private mutating func leaveOutLacking(_ rows: inout ReadRows, table: Int) throws {
    let open = needs(of: rows)
    guard !open.isEmpty else { return }
    let missing = try references.missing(open.values.joined().lazy.filter { !$0.isLate }.map(\.key))
    let file = rows.file
    try rows.keep { row, facts in
      guard let needs = open[row.facts.lowerBound] else { return true }
      let lacking = needs.filter { !$0.isLate && missing.contains($0.key) }
      guard lacking.isEmpty else {
        for told in facts { references.forget(told.fact) }
        let complaints = lacking.map {
          InputComplaint(
            file: file, line: row.line, column: $0.column,
            message: references.isRefused($0.key) ? $0.complaintOfAnother : $0.complaint, wantsAnother: true)
        }
        leaveOut(complaints, table: table, row.values)
        return false
      }
      for late in needs where late.isLate {
        try references.expect(late, at: GivenFacts.Place(file: table, line: row.line))
      }
      return true
    }
  }

  /// What rows need that the import has not met, by where their facts begin; most need nothing.
  private mutating func needs(of rows: ReadRows) -> [Int: [Reference]] {
    var fields = MetFields(references)
    var needs: [Int: [Reference]] = [:]
    for row in rows.rows {
      let open = references.open(rows.facts[row.facts], &fields)
      if !open.isEmpty { needs[row.facts.lowerBound] = open }
    }
    return needs
  }
}
