public import CustomerSuccess

/// How another tool's exports are read: which column is which field, how values translate, and what cannot be used.
public struct Mapping: Sendable {
  public var name: String
  /// Where times without an offset are read.
  public var zone: Zone
  var sections: [SectionRules]
  var lookups: [LookupRules]

  /// The section for a file with these columns; of several, the one that asks for most of them.
  func section(for columns: [String], kind: RecordKind?) -> SectionRules? {
    sections.filter { $0.with == nil && (kind == nil || $0.kind == kind) && $0.fits(columns) }
      .max { $0.columns.count < $1.columns.count }
  }

  /// How it writes the names of columns, by the name with the signs of a keyboard; what it writes in two ways is two columns.
  var spellings: [String: String] {
    let names = Set(
      sections.flatMap { $0.used.union($0.unused.keys) } + lookups.flatMap { $0.sourceColumns + $0.columns })
    return Dictionary(grouping: names, by: \.withTypedSigns).compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// Those that are read from the same file as a section.
  func companions(of section: SectionRules) -> [SectionRules] { sections.filter { $0.with == section.name } }

  /// All ways in which its files may be laid out.
  var forms: [TableForm] {
    var forms: [TableForm] = []
    for form in (sections.filter { $0.with == nil }.map(\.form) + lookups.map(\.form)) where !forms.contains(form) {
      forms.append(form)
    }
    return forms.isEmpty ? [TableForm.foreign] : forms
  }

  /// Whether it finds customers by anything but their id.
  var findsCustomers: Bool {
    sections.contains { section in
      section.rules.contains { if case .customer = $0.base { true } else { false } }
    }
  }

  /// What is wrong with a file of these columns.
  func expectation(_ found: [String]) -> String {
    let known =
      sections.filter { $0.with == nil }.map { ($0.name, $0.columns) }
      + lookups.compactMap { $0.columns.isEmpty ? nil : ($0.name, $0.columns) }
    let files = known.map { "\($0.0) (\($0.1.joined(separator: ", ")))" }
    let nearest = known.flatMap(\.1).filter { !found.contains($0) }.compactMap { wanted in
      nearestName(to: wanted, among: found).map { "'\($0)' for \(wanted)" }
    }
    let near = nearest.isEmpty ? "" : "; the nearest are \(nearest.prefix(3).joined(separator: ", "))"
    return """
      the columns fit no file of mapping \(name), expected \(files.joined(separator: " or ")); the file has \
      \(found.map(\.excerpt).joined(separator: ", "))\(near)
      """
  }
}

/// How one kind of file becomes rows of a kind.
struct SectionRules: Sendable {
  var name: String
  var kind: RecordKind
  /// A file with all of these is of this section.
  var columns: [String]
  /// It has one of each of these as well: the same column as it is called in several languages.
  var alternatives: [[String]] = []
  var form = TableForm.foreign
  /// The section whose file it is made from as well.
  var with: String?
  /// Rules by the kind's column names.
  var fields: [(column: String, rule: ValueRule)]
  /// One row of the file gives a row for each of these, whose rules go before `fields`.
  var each: [[String: ValueRule]] = []
  /// One row of the file gives a row for each column that is called like a module: rules over `this` column and the `next` one,
  /// which may have no name of its own.
  var eachModule: [String: ValueRule]?
  /// Of rows with the same value here, the last one holds, or the newest by the second.
  var last: LastRow?
  /// Rows to leave out, with the reason.
  var skip: [Finding]
  /// Gaps to report in rows that are used.
  var notice: [Finding]
  /// Columns that are known to be of no use, with the reason.
  var unused: [String: String]
  /// A file may be without these; nil: without any of them.
  var mayLack: Set<String>? = []
  /// What becomes of a row with a value that is none the kind knows.
  var wrongValues: WrongValues
  /// Where each row's thing stands in its tool.
  var link: LinkTemplate?
  /// Lookups that other sections make use of, filled as this section's rows pass.
  var feeds: [LookupRules]

  enum WrongValues: String, Sendable {
    /// It ends the import.
    case refuse
    /// It is left out and counted.
    case leaveOut = "leave_out"
  }

  /// A reason that holds when all conditions do.
  struct Finding: Sendable {
    var conditions: [Condition]
    var reason: String
  }

  struct LastRow: Sendable {
    /// A column, or the same one as it is called in several languages.
    var ids: [String]
    var by: ValueRule?

    func id(of row: SourceRow) -> String { ids.lazy.map { row[$0] }.first { !$0.isEmpty } ?? "" }
  }

  /// A row as text that is read alike: what is a number by its type is written as the file's texts write numbers.
  func written(_ row: TableRow, _ places: [String: Int]) -> [String] {
    guard !row.numbers.isEmpty else { return row.values }
    var values = row.values
    for rule in rules {
      guard case .column(let column) = rule.base, let place = places[column], row.numbers.contains(place),
        values.indices.contains(place), let decimal = rule.form?.decimal, decimal != "."
      else { continue }
      values[place] = row.values[place].replacing(".", with: String(decimal))
    }
    return values
  }

  func fits(_ found: [String]) -> Bool {
    columns.allSatisfy(found.contains) && alternatives.allSatisfy { $0.contains(where: found.contains) }
  }

  /// Half of its fields at least are told, by whatever names their columns go.
  func tellsMost(by found: [String]) -> Bool {
    let read = fields.filter { !$0.rule.columns.isEmpty }
    return read.count { $0.rule.isTold(by: Set(found)) } * 2 >= read.count
  }

  /// Every rule it is made of.
  var rules: [ValueRule] {
    (fields.map(\.rule) + each.flatMap(\.values) + (eachModule.map { Array($0.values) } ?? [])
      + (last?.by.map { [$0] } ?? [])).flatMap(\.parts)
      + (skip + notice).flatMap { $0.conditions.flatMap(\.rules) }.flatMap(\.parts)
  }

  /// Which of several rows holds; nil where nothing tells it and the mapping can do without: such rows are taken as they come. `found`: the
  /// columns, where all of them are known before the rows are read.
  func lastRow(in found: [String]?, comesOnce: Bool) -> LastRow? {
    guard let last, let by = last.by, mayLack.map({ by.columns.allSatisfy($0.contains) }) ?? true else {
      return self.last
    }
    return comesOnce || found.map { !by.isTold(by: Set($0)) } ?? false ? nil : last
  }

  /// The lookups its fields are made from.
  var lookups: Set<String> {
    Set(rules.compactMap { if case .lookup(let name, _, _) = $0.base { name } else { nil } })
  }

  /// Whether it finds learners by anything but their id.
  var findsLearners: Bool {
    eachModule != nil
      || rules.contains { rule in
        switch rule.base {
        case .learner, .module: true
        default: false
        }
      }
  }

  var used: Set<String> {
    Set(
      rules.flatMap(\.columns) + feeds.flatMap(\.sourceColumns) + columns + alternatives.flatMap(\.self)
        + (last?.ids ?? []))
  }

  func unusedColumns(of found: [String], besides others: [SectionRules]) -> [String: String] {
    let used = others.reduce(into: used) { $0.formUnion($1.used) }
    var reasons: [String: String] = [:]
    for column in found where !used.contains(column) {
      reasons[column] = unused[column] ?? "not named in the mapping"
    }
    return reasons
  }

  /// What is missing in a file of these columns, with what there is and what is near; nil when nothing is.
  func missing(in found: [String], file: String) -> InputComplaint? {
    guard let mayLack else { return nil }
    let there = Set(found).union(mayLack)
    let made = fields.map(\.rule) + each.flatMap(\.values) + (last?.by.map { [$0] } ?? [])
    let looked = (skip + notice).flatMap(\.conditions)
    let plain = feeds.flatMap(\.sourceColumns) + columns
    let several = alternatives + (last.map { [$0.ids] } ?? [])
    let unmet = several.filter { names in !names.contains(where: there.contains) }
    var missing = made.flatMap { $0.missing(in: there) }
    missing += looked.flatMap { $0.missing(in: there) }
    missing += plain.filter { !there.contains($0) } + unmet.compactMap(\.first)
    let lacking = Set(missing).sorted()
    guard let first = lacking.first else { return nil }
    let names = lacking.map { column in
      nearestName(to: column, among: found).map { "'\(column)' (the nearest is '\($0)')" } ?? "'\(column)'"
    }
    return InputComplaint(
      file: file, line: 1, column: first,
      message: """
        no column \(names.joined(separator: ", ")), which \(name) of the mapping reads, expected it among \
        \(found.map(\.excerpt).joined(separator: ", ")); what a file may lack, the mapping says (may_lack)
        """)
  }
}

extension TableForm {
  /// Another tool's file of which nothing else is told.
  static var foreign: TableForm {
    var form = TableForm()
    form.isForeign = true
    return form
  }
}

extension Mapping {
  /// What it reads, for people: each file with its kind of rows and the columns that tell it.
  public struct Reads: Sendable {
    public var file: String
    public var kind: RecordKind
    public var columns: [String]
  }

  public var reads: [Reads] {
    sections.map { section in
      let own = sections.first { $0.name == section.with } ?? section
      let columns = own.columns + own.alternatives.compactMap(\.first)
      return Reads(file: section.name, kind: section.kind, columns: columns)
    }
  }
}
