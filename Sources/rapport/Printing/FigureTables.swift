import Files
import Foundation
import Interchange

/// Figures for a spreadsheet: a column a figure, numbers without signs of their own, times as JSON has them.
struct FigureTable: Equatable {
  /// The way to it in the report: `segmentAnalysis.byTier`.
  var name: String
  var columns: [String]
  var rows: [[JSONValue]]
}

extension FigureTable {
  /// A report as tables: what stands alone in the first one, of one row; each list, and each row of things that have the same
  /// figures, in one of its own.
  static func all(of report: some Encodable) throws -> [FigureTable] {
    let tree = try JSONDecoder().decode(JSONTree.self, from: JSONEncoder().encode(report))
    var single: [Figure] = []
    var tables: [FigureTable] = []
    collect(tree, "", &single, &tables)
    let alone = FigureTable(name: "figures", columns: single.map(\.name), rows: [single.map(\.value)])
    return (single.isEmpty ? [] : [alone]) + tables
  }

  private typealias Figure = (name: String, value: JSONValue)

  private static func collect(
    _ tree: JSONTree, _ path: String, _ single: inout [Figure], _ tables: inout [FigureTable]
  ) {
    switch tree {
    case .value(let value): single.append((path, value))
    case .list(let items):
      guard let things = tree.things else {
        let rows = items.map { [("value", $0.figures().first?.value ?? .absent)] }
        if !rows.isEmpty { tables.append(FigureTable(named: path, rows)) }
        return
      }
      collect(things.map { ([], $0) }, path, &tables)
    case .object(let fields):
      if isTable(fields) {
        tables.append(FigureTable(named: path, fields.map { [("name", .text($0.key))] + $0.value.figures() }))
        return
      }
      for field in fields { collect(field.value, path.isEmpty ? field.key : "\(path).\(field.key)", &single, &tables) }
    }
  }

  /// Things with what they belong to; lists that they have of their own are tables of their own, each row with whose it is.
  private static func collect(
    _ things: [(of: [Figure], thing: JSONTree)], _ path: String, _ tables: inout [FigureTable]
  ) {
    tables.append(FigureTable(named: path, things.map { $0.of + $0.thing.figures() }))
    var inner: [(key: String, things: [(of: [Figure], thing: JSONTree)])] = []
    for (owner, thing) in things {
      let name = thing.figures().first { if case .text = $0.value { true } else { false } }
      for field in thing.fields ?? [] {
        guard let items = field.value.things else { continue }
        let theirs = items.map { (of: owner + (name.map { [$0] } ?? []), thing: $0) }
        if let place = inner.firstIndex(where: { $0.key == field.key }) {
          inner[place].things += theirs
        } else {
          inner.append((field.key, theirs))
        }
      }
    }
    for (key, things) in inner { collect(things, "\(path).\(key)", &tables) }
  }

  /// Several things, of which most figures are the same ones.
  private static func isTable(_ fields: [JSONTree.Field]) -> Bool {
    let names = fields.compactMap { field in
      field.value.fields == nil || field.value.hasLists ? nil : Set(field.value.figures().map(\.name))
    }
    guard names.count == fields.count, names.count > 1, let first = names.first else { return false }
    let shared = names.dropFirst().reduce(first) { $0.intersection($1) }
    return !shared.isEmpty && names.allSatisfy { $0.count <= shared.count * 2 }
  }

  /// With the columns of all rows; what is said in words comes first, for it says what the row is.
  private init(named name: String, _ rows: [[Figure]]) {
    var names: [String] = []
    var words: Set<String> = []
    for (name, value) in rows.joined() {
      if !names.contains(name) { names.append(name) }
      if case .text = value { words.insert(name) }
    }
    let columns = names.filter { words.contains($0) } + names.filter { !words.contains($0) }
    self.init(
      name: name, columns: columns,
      rows: rows.map { row in columns.map { column in row.first { $0.name == column }?.value ?? .absent } })
  }
}

extension FigureTable {
  /// One table as CSV has it; of several each under its name, with an empty line between.
  static func csv(_ tables: [FigureTable], raw: Bool) -> String {
    let writer = CSVWriter(raw: raw)
    var text = ""
    for table in tables {
      if !text.isEmpty { writer.append([], to: &text) }
      if tables.count > 1 { writer.append([table.name], to: &text) }
      writer.append(table.columns, to: &text)
      for row in table.rows { writer.append(row.map(\.plain), to: &text) }
    }
    return text
  }

  static func ofReport(_ report: some Encodable) throws(FileFailure) -> [FigureTable] {
    do { return try all(of: report) } catch { throw FileFailure("\(error)") }
  }

  /// A sheet a table.
  static func workbook(_ tables: [FigureTable]) throws(FileFailure) -> [UInt8] {
    guard let first = tables.first else { throw FileFailure("The report has nothing to write") }
    let workbook = try WorkbookWriter(sheet: first.name, columns: first.columns)
    for (place, table) in tables.enumerated() {
      if place > 0 { try workbook.begin(sheet: table.name, columns: table.columns) }
      for row in table.rows { try workbook.row(row.map(\.plain)) }
    }
    var bytes: [UInt8] = []
    do { try workbook.finish { bytes += $0 } } catch let failure as FileFailure { throw failure } catch {
      throw FileFailure("\(error)")
    }
    return bytes
  }
}
