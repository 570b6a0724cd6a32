import Foundation
import Interchange

/// Where rows that were left out are written: the file that was named, and beside it one more for each other set of columns.
struct RejectsFile {
  private let name: String
  private let first: OutputFile
  private let options: WritingOptions
  private let database: URL

  /// Says at once where nothing can be written.
  init(_ name: String, _ options: WritingOptions, sparing database: URL) throws {
    self.name = name
    self.options = options
    self.database = database
    first = try OutputFile(name, options, sparing: database)
  }

  /// Nothing where no row was left out.
  func write(_ report: ImportReport) throws {
    for (place, table) in tables(report).enumerated() {
      let file = place == 0 ? first : try OutputFile(numbered(place + 1), options, sparing: database)
      try file.write(table.csv)
    }
  }

  /// What was written, a line a file: `rejects.csv: 2 rows that were left out`; none where they went to standard output.
  func lines(_ report: ImportReport) -> [String] {
    guard name != "-" else { return [] }
    return tables(report).enumerated().map { place, table in
      let rows = table.rows.count == 1 ? "1 row that was" : "\(table.rows.count) rows that were"
      return "\(place == 0 ? name : numbered(place + 1)): \(rows) left out, to be mended and imported"
    }
  }

  private func tables(_ report: ImportReport) -> [RejectedRows] {
    var tables: [RejectedRows] = []
    for rejected in report.files.compactMap(\.rejected) {
      if let place = tables.firstIndex(where: { $0.columns == rejected.columns }) {
        tables[place].add(rejected)
      } else {
        tables.append(rejected)
      }
    }
    return tables
  }

  /// `rejects-2.csv`
  private func numbered(_ number: Int) -> String {
    let end = name.split(separator: "/").last ?? ""
    guard let dot = end.lastIndex(of: "."), dot != end.startIndex else { return "\(name)-\(number)" }
    return "\(name.dropLast(end.distance(from: dot, to: end.endIndex)))-\(number)\(end[dot...])"
  }
}
