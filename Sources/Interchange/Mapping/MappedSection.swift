import CustomerSuccess

/// A section at work.
struct MappedSection: Sendable {
  let rules: SectionRules
  let zone: Zone
  /// Clocks of tickets that the file has no columns for.
  var lackingClocks: Set<ClockKind> = []
  let numbers: NumberProof?

  init(rules: SectionRules, zone: Zone, numbers: NumberProof? = nil) {
    self.rules = rules
    self.zone = zone
    self.numbers = numbers
  }

  /// So many different things are told of a file one by one: values may be as many as rows.
  private static let reasons = 100

  /// One row of the kind: its values in the order of the columns, and what could not be read.
  struct Row {
    var line: Int
    var values: [String]
    /// The columns of the kind whose values nothing in the row says.
    var untold = ToldFields()
    var complaints: [InputComplaint]
    /// It is said of a customer that it is one, and no more of how it stands.
    var isCustomer = false
    /// Why the mapping does not want it.
    var leftOut: String?
  }

  /// The rows that a row of the file gives: none where it is left out.
  func rows(of row: SourceRow, lookups: inout LookupBook, report: inout ImportReport.FileReport) -> [Row] {
    for feed in rules.feeds { lookups.add(row, to: feed) }
    let context = RowContext(row: row, lookups: lookups, zone: zone, numbers: numbers)
    func holds(_ finding: SectionRules.Finding) -> Bool {
      finding.conditions.allSatisfy { $0.holds(this: "", context) }
    }
    if let skip = rules.skip.first(where: holds) {
      report.skip(line: row.line, skip.reason)
      return []
    }
    for notice in rules.notice where holds(notice) { report.notices.add(notice.reason, example: row.place) }
    if let each = rules.eachModule { return moduleRows(each, of: row, &lookups, &report) }
    guard !rules.each.isEmpty else { return wanted([self.row(context, over: [:], &lookups, &report)], &report) }
    // A blank cell says nothing.
    return wanted(
      rules.each.filter { isTold($0, by: row) }.map { self.row(context, over: $0, &lookups, &report) }, &report)
  }

  /// A row of the file none of whose rows is wanted is left out.
  private func wanted(_ rows: [Row], _ report: inout ImportReport.FileReport) -> [Row] {
    let kept = rows.filter { $0.leftOut == nil }
    if kept.isEmpty, let first = rows.first, let reason = first.leftOut { report.skip(line: first.line, reason) }
    return kept
  }

  /// A column whose rules make nothing of its text says nothing of its module.
  private func moduleRows(
    _ each: [String: ValueRule], of row: SourceRow, _ lookups: inout LookupBook,
    _ report: inout ImportReport.FileReport
  ) -> [Row] {
    let columns = ModuleColumns(row.columns, lookups.modules)
    if columns.isEmpty { report.skip(line: row.line, "no column of the file is called like a module") }
    for column in columns.names { report.unusedColumns[column] = nil }
    let rows = columns.rows(of: row).compactMap { found -> Row? in
      let context = RowContext(row: found.row, lookups: lookups, zone: zone, numbers: numbers)
      guard tells(each, context) else { return nil }
      return self.row(context, over: each.merging(found.own) { $1 }, &lookups, &report)
    }
    return wanted(rows, &report)
  }

  /// What a column is translated to nothing says nothing.
  private func tells(_ each: [String: ValueRule], _ context: RowContext) -> Bool {
    let isBlank = context.row[ModuleColumns.this].isEmpty
    return each.values.contains { rule in
      guard case .column(ModuleColumns.this) = rule.base else { return false }
      guard !isBlank else { return rule.otherwise != nil }
      let outcome = rule.outcome(of: context)
      return outcome.complaint != nil || !outcome.text.isEmpty
    }
  }

  private func isTold(_ own: [String: ValueRule], by row: SourceRow) -> Bool {
    let read = own.values.filter { !$0.columns.isEmpty }
    return read.isEmpty
      || read.contains { rule in rule.columns.contains { !row[$0].isEmpty && rule.values[row[$0]] != "" } }
  }

  private func row(
    _ context: RowContext, over own: [String: ValueRule], _ lookups: inout LookupBook,
    _ report: inout ImportReport.FileReport
  ) -> Row {
    var values: [String: String] = [:]
    var untold: Set<String> = []
    var complaints: [InputComplaint] = []
    var leftOut: String?
    var isCustomer = false
    let fields = rules.fields.filter { own[$0.column] == nil } + own.map { (column: $0.key, rule: $0.value) }
    for (column, rule) in fields {
      let outcome = rule.outcome(of: context)
      if outcome.isLeftOut { leftOut = leftOut ?? MappedSection.reason(rule, context.row) }
      values[column] =
        PeopleBook.columns.contains(column) ? lookups.people.spelling(outcome.text) : outcome.text
      if outcome.isUntold || own[column] == nil && standsIn(rule, for: column) { untold.insert(column) }
      if column == "lifecycle", rules.kind == .customers { isCustomer = outcome.isNoMore && rule.otherwise == nil }
      if let reason = outcome.reason {
        report.notices.add(
          report.notices.entries.count < Self.reasons || report.notices.count(reason) > 0
            ? reason : "\(column): other values alike",
          example: [context.row.place, outcome.detail].compactMap(\.self).joined(separator: ": "))
      }
      if let complaint = outcome.complaint {
        complaints.append(
          InputComplaint(
            file: context.row.file, line: context.row.line, column: column, message: complaint,
            wantsAnother: outcome.isUnknown))
      }
    }
    // Tools write codes in lower case, as Stripe does.
    if let code = values["currency"]?.uppercased(), Currencies.digits(of: code) != nil { values["currency"] = code }
    if rules.kind.header.contains("currency"), values["currency"]?.isEmpty ?? true {
      complaints += takeCurrencyBeside(fields, &values, &untold, context)
    }
    complaints += amountsInAnotherCurrency(fields, values, context)
    if rules.kind == .tickets {
      UntoldClocks.settle(&values, lacking: lackingClocks)
      // Of a ticket that is known, a file without their columns says nothing.
      if !lackingClocks.isEmpty { untold.insert("untold") }
    }
    let header = rules.kind.header
    return Row(
      line: context.row.line, values: header.map { values[$0] ?? "" },
      untold: ToldFields(header.indices.filter { untold.contains(header[$0]) }), complaints: complaints,
      isCustomer: isCustomer, leftOut: leftOut)
  }

  /// A constant without which no customer is made, and of which no column says anything, is nothing that its source tells.
  private func standsIn(_ rule: ValueRule, for column: String) -> Bool {
    guard rules.kind == .customers, case .constant = rule.base, rule.columns.isEmpty else { return false }
    return column != "id" && column != "name" && rules.kind.columns.contains { $0.isRequired && $0.name == column }
  }

  /// `Lifecycle Stage: lead, which the mapping leaves out`; what is only none of the others may be anything, and is not named.
  private static func reason(_ rule: ValueRule, _ row: SourceRow) -> String {
    guard
      let column = rule.columns.first(where: { !row[$0].isEmpty }) ?? rule.columns.first(where: row.has)
        ?? rule.columns.first
    else { return "the mapping leaves it out" }
    let text = row[column]
    let isNamed = text.isEmpty || rule.values[text] == ValueRule.leaveOut
    let said = text.isEmpty ? "(blank)" : isNamed ? text.excerpt : "another value"
    return "\(column): \(said), which the mapping leaves out"
  }

  /// Where nothing else tells the row's currency, what stands beside its amount does. A bare `$` says no more than nothing does: it is
  /// the usual one, or what is known of the row; any other sign that several currencies share says too little.
  private func takeCurrencyBeside(
    _ fields: [(column: String, rule: ValueRule)], _ values: inout [String: String], _ untold: inout Set<String>,
    _ context: RowContext
  ) -> [InputComplaint] {
    for (column, rule) in fields where AmountForm.columns.contains(column) {
      for amount in rule.amounts(of: context) {
        guard let meant = CurrencySign.beside(amount), meant.count == 1 || !meant.contains("USD") else { continue }
        guard meant.count == 1, values["currency"]?.isEmpty ?? true || values["currency"] == meant[0] else {
          let likely = meant.isEmpty ? "EUR" : meant[0]
          return [
            InputComplaint(
              file: context.row.file, line: context.row.line, column: column,
              message: "found '\(amount)', expected a currency that is told: a mapping says it (amounts: \(likely))")
          ]
        }
        values["currency"] = meant[0]
        untold.remove("currency")
      }
    }
    return []
  }

  /// A hundred of another currency is another amount: what stands beside the digits has to be the row's own currency.
  private func amountsInAnotherCurrency(
    _ fields: [(column: String, rule: ValueRule)], _ values: [String: String], _ context: RowContext
  ) -> [InputComplaint] {
    guard let currency = values["currency"], !currency.isEmpty else { return [] }
    return fields.filter { AmountForm.columns.contains($0.column) }.flatMap { column, rule in
      Set(rule.amounts(of: context)).sorted().compactMap { amount in
        guard !CurrencySign.mayBe(currency.uppercased(), amount) else { return nil }
        return InputComplaint(
          file: context.row.file, line: context.row.line, column: column,
          message: "found '\(amount)', expected an amount in \(currency), as the currency is here")
      }
    }
  }
}

/// Which rows of a file count where the same thing stands in several.
struct LastRows: Sendable {
  /// Which rows of the file they are, from 1: many may stand on one line.
  private var numbers: Set<Int> = []

  /// Reads a file to its end.
  init(_ source: any TableReader, _ rule: SectionRules.LastRow, zone: Zone) throws {
    var reader = source
    var last: [String: (number: Int, at: Instant?)] = [:]
    var number = 0
    while let row = try LastRows.next(in: &reader, &number) {
      number += 1
      let row = SourceRow(file: reader.file, columns: reader.columns, row: row)
      // What has no id is no other row's; what is wrong with it is said where it is read.
      let id = rule.id(of: row)
      guard !id.isEmpty else {
        numbers.insert(number)
        continue
      }
      let context = RowContext(row: row, lookups: LookupBook([]), zone: zone)
      let at = rule.by.flatMap { SourceTime.instant($0.outcome(of: context).text, zone: zone) }
      if let before = last[id]?.at, let at, at < before { continue }
      last[id] = (number, at)
    }
    numbers.formUnion(last.values.map(\.number))
  }

  /// Rows of another width count as rows: which thing they are about cannot be told, and they are looked at as they come.
  private static func next(in reader: inout any TableReader, _ number: inout Int) throws -> TableRow? {
    while true {
      do { return try reader.next() } catch let complaint as InputComplaint {
        guard complaint.unfitRow != nil else { throw complaint }
        number += 1
      }
    }
  }

  func contains(_ number: Int) -> Bool { numbers.contains(number) }
}
