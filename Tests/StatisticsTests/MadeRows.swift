@testable import Statistics

/// 300 made-up rows that another engine can make as well: whole numbers only.
enum MadeRows {
  static let count = 300

  /// 0 to 996.
  static func noise(_ row: Int, _ topic: Int) -> Int {
    (row * row * 31 + row * topic * 17 + topic * 101 + row * 7) % 997
  }

  static let events = (0..<count).map { row in
    noise(row, 1) + noise(row, 9) + (row % 3 == 0 ? 200 : 0) > 1000
  }
  /// 210 of them.
  static let training = (0..<count).map { $0 % 10 < 7 }

  static func value(_ column: String, _ row: Int) -> String {
    switch column {
    case "usage": "\(noise(row, 1) / 10).\(noise(row, 1) % 10)"
    case "tickets": noise(row, 3) % 5 == 0 ? "" : "\(noise(row, 2) % 7)"
    case "trial": "\(noise(row, 4) % 2)"
    case "plan": noise(row, 6) % 6 == 0 ? "" : ["basic", "Pro", "ünique", "a,b"][noise(row, 5) % 4]
    case "same": "3.5"
    case "twice": "\(2 * noise(row, 1) / 10).\(2 * noise(row, 1) % 10)"
    case "apart": "\(noise(row, 7) % 50 + (events[row] ? 100 : 0))"
    default: column
    }
  }

  static func table(_ columns: [String]) -> TextTable {
    TextTable(
      columns.map { column in TextTable.Column(name: column, values: (0..<count).map { value(column, $0) }) },
      count: count)
  }

  static func fit(_ columns: [String], ridge: Double) throws -> LogisticFit {
    try LogisticFit(table(columns), events: events, training: training, ridge: ridge)
  }

  /// One column of the values given over and over, with the outcome.
  static func table(repeating values: [String], count: Int = 300) -> TextTable {
    TextTable([TextTable.Column(name: "x", values: (0..<count).map { values[$0 % values.count] })], count: count)
  }
}
