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
    var tables: [RejectedRows] = []
    for rejected in report.files.compactMap(\.rejected) {
      if let place = tables.firstIndex(where: { $0.columns == rejected.columns }) {
        tables[place].add(rejected)
      } else {
        tables.append(rejected)
      }
    }
    for (place, table) in tables.enumerated() {
      let file = place == 0 ? first : try OutputFile(numbered(place + 1), options, sparing: database)
      try file.write(table.csv)
    }
  }

  /// `rejects-2.csv`
  private func numbered(_ number: Int) -> String {
    let end = name.split(separator: "/").last ?? ""
    guard let dot = end.lastIndex(of: "."), dot != end.startIndex else { return "\(name)-\(number)" }
    return "\(name.dropLast(end.distance(from: dot, to: end.endIndex)))-\(number)\(end[dot...])"
  }
}
