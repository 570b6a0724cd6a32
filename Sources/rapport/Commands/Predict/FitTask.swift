import ArgumentParser
import CustomerSuccess
import Interchange
import Statistics

/// What is to be fitted: a table of features, and of each row whether it is an event and whether it is one to train on.
struct FitTask {
  let table: TextTable
  let events: [Bool]
  /// Nil where no column says it.
  let training: [Bool]?
  /// What an event is, as people read it: `churned yes`.
  let event: String
  /// What may only number the rows, and is a feature as long as nobody leaves it out.
  let ids: IDColumns
  private let rows: PredictionRows

  /// `looksForIDs`: columns that may number the rows are pointed out.
  init(
    _ rows: PredictionRows, label: String, positive: String, split: String?, train: String?, drop: [String],
    looksForIDs: Bool = false
  ) throws {
    self.rows = rows
    let outcome = try rows.column(label, of: "--label")
    var left: Set<String> = [outcome.name]
    events = try FitTask.events(rows, outcome, positive.trimmingBlanks())
    event = "\(outcome.name) \(positive.trimmingBlanks())"
    if let split, let train {
      let column = try rows.column(split, of: "--split")
      guard left.insert(column.name).inserted else {
        throw Complaint.wrongValue("--split", column.name, "another column than the label")
      }
      training = try FitTask.training(column, train.trimmingBlanks())
    } else {
      training = nil
    }
    for name in drop {
      let column = try rows.column(name, of: "--drop")
      guard column.name != outcome.name else {
        throw Complaint.wrongValue("--drop", column.name, "another column than the label, which is no feature")
      }
      left.insert(column.name)
    }
    let asked = rows.table.columns.filter { !left.contains($0.name) }
    ids = IDColumns(looksForIDs ? asked : [])
    table = TextTable(asked, count: rows.table.count)
  }

  private static func events(
    _ rows: PredictionRows, _ outcome: TextTable.Column, _ positive: String
  ) throws -> [Bool] {
    if let row = outcome.values.firstIndex(of: "") {
      let complaint = InputComplaint(
        file: rows.file, line: rows.lines[row], column: outcome.name,
        message: "blank, expected what came; rows of which that is not known teach nothing")
      throw Complaint.complain(complaint.description, Complaint.inputIsWrong)
    }
    return try matches(outcome, positive, of: "--positive")
  }

  private static func training(_ column: TextTable.Column, _ train: String) throws -> [Bool] {
    let training = try matches(column, train, of: "--train")
    guard training.contains(false) else {
      throw Complaint.wrongValue("--train", train, "a value of \(column.name) that leaves rows to test on: all have it")
    }
    return training
  }

  private static func matches(_ column: TextTable.Column, _ value: String, of option: String) throws -> [Bool] {
    let level = Array(value.utf8)
    let matches = column.values.map { $0.utf8.elementsEqual(level) }
    guard matches.contains(true) else {
      let known = Set(column.values).sorted()
      throw Complaint.wrongValue(
        option, value,
        "a value of \(column.name)\(nearestHint(to: value, among: known)); there are \(FitWords.list(known))")
    }
    return matches
  }
}

extension FitTask {
  /// A value of the file that is wrong ends with 2 and its place, what cannot be fitted with 1.
  func complaint(_ refusal: LogisticRefusal) -> Complaint {
    switch refusal {
    case .tooFewEvents(let count):
      failed(
        "\(count == 1 ? "1 training row is an event" : "\(count) training rows are events") (\(event)), expected at least "
          + "\(LogisticFit.leastEvents): fewer say nothing that holds")
    case .onlyEvents(let count):
      failed("all \(count) training rows are events (\(event)), expected others to tell them from")
    case .tooManyLevels(let columns): crowded(columns)
    case .notFinite(let column, let row, let text):
      wrong(column, row, "found '\(text.excerpt)', expected a number, or nothing where none is known")
    case .undecided:
      failed(
        "no weights are the best: the columns repeat each other or tell the outcome exactly, expected a larger --ridge, or "
          + "such columns left out with --drop")
    }
  }

  private func crowded(_ columns: [LogisticRefusal.CrowdedColumn]) -> Complaint {
    if let column = columns.first(where: { $0.stray != nil }), let stray = column.stray {
      return wrong(
        column.name, stray.row,
        "found '\(stray.text.excerpt)' in a column of numbers, expected a number, or nothing where none is known; --drop "
          + "\(FitWords.quoted(column.name)) leaves the column out")
    }
    let counts = columns.map { "\($0.name) has \($0.levels)" }.joined(separator: ", ")
    let drops = columns.map { "--drop \(FitWords.quoted($0.name))" }.joined(separator: " ")
    return failed(
      "\(counts) different texts, expected at most \(LogisticFit.mostLevels) in a column; leave out with \(drops)")
  }

  private func failed(_ words: String) -> Complaint {
    Complaint.complain("\(rows.file): \(words).", Complaint.workFailed)
  }

  private func wrong(_ column: String, _ row: Int, _ words: String) -> Complaint {
    let complaint = InputComplaint(file: rows.file, line: rows.lines[row], column: column, message: words)
    return Complaint.complain(complaint.description, Complaint.inputIsWrong)
  }
}

enum FitWords {
  /// `a, b, c, … (240 in all)`
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { $0.isEmpty ? "''" : $0.excerpt }.joined(separator: ", ")
    return names.count > 12 ? "\(shown), … (\(names.count) in all)" : shown
  }

  /// As it is typed in a shell.
  static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "_-.:/".utf8.contains(byte)
    }
    return isPlain ? name : "'\(name.replacing("'", with: "'\\''"))'"
  }
}
